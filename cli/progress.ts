import type { ReportReads } from '../workflows/report-rows.ts';
import type { Shell } from './command.ts';

/** Milliseconds: what is done sooner needs no word, and a word now and then is enough. */
const every = 2_000;

/** The same rows; while reading them takes long, stderr tells how many there were. */
export function withProgress(
  reads: ReportReads,
  word: string,
  { stderr, now }: Pick<Shell, 'stderr' | 'now'>,
): ReportReads {
  let count = 0;
  let toldAt = now().getTime();
  async function* watched<Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
    for await (const row of rows) {
      yield row;
      count += 1;
      const at = now().getTime();
      if (at - toldAt < every) continue;
      toldAt = at;
      stderr.write(`${word}: ${count.toLocaleString('en')} packages so far\n`);
    }
  }
  return {
    ...reads,
    registerRows: (officeId, span) => watched(reads.registerRows(officeId, span)),
    recapRows: (officeId, span) => watched(reads.recapRows(officeId, span)),
  };
}
