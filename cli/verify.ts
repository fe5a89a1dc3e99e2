import type { Storage } from '../storage/open-storage.ts';
import type { BrokenRow } from '../storage/verify-events.ts';
import type { LoggedEvent } from '../workflows/records.ts';
import { type Command, done, type ExitCode, failed, readArguments, type Shell, UsageError } from './command.ts';
import { readCode } from './history.ts';
import { withOffice } from './open-office.ts';

export const verify: Command = {
  word: 'verify',
  usage: '[--head HASH | --package K-0001 --hash HASH]',
  help: "checks the log's hash chain; --head: also that an earlier head is still in it; --package: checks a paper of it",
  async run(args, shell) {
    const { values } = readArguments(args, options);
    const head = readHash('--head', values.head);
    const paper = readPaper(values.package, values.hash);
    return withOffice(shell, async ({ storage }) => {
      const result = await storage.verify(head === undefined ? {} : { head });
      shell.stdout.write(`rows ${result.rows}\n${result.ok ? `head ${result.head}` : brokenText(result.broken)}\n`);
      if (result.ok) return paper ? checkPaper(paper, storage, shell) : done;
      shell.stderr.write('The log does not hold: it was changed from outside, or damaged. Compare it with a backup.\n');
      return failed;
    });
  },
};

const options = {
  head: { type: 'string' },
  package: { type: 'string' },
  hash: { type: 'string' },
} as const;

interface Paper {
  code: string;
  hash: string;
}

function readPaper(code: string | undefined, hash: string | undefined): Paper | undefined {
  if (code === undefined && hash === undefined) return undefined;
  const read = readHash('--hash', hash);
  if (code === undefined || read === undefined) throw new UsageError('--package and --hash belong together');
  return { code: readCode(code), hash: read };
}

/** A paper names the newest row about its package when it was made: that row has to be in the log still. */
async function checkPaper({ code, hash }: Paper, storage: Storage, { stdout, stderr }: Shell): Promise<ExitCode> {
  let made: LoggedEvent | undefined;
  let later = 0;
  for await (const event of storage.events({ code })) {
    if (made) later += 1;
    if (event.hash === hash) made = event;
  }
  if (!made) {
    stdout.write(`paper ${code} not found\n`);
    stderr.write('No row about that package has that hash: the paper was changed, or is of another log.\n');
    return failed;
  }
  stdout.write(`paper ${code} holds: made after row ${made.seq} of ${made.at}\n`);
  stdout.write(later === 0 ? 'nothing was logged about it since\n' : `rows about it since ${later}\n`);
  return done;
}

function readHash(option: string, written: string | undefined): string | undefined {
  if (written === undefined || /^[0-9a-f]{64}$/i.test(written)) return written?.toLowerCase();
  throw new UsageError(`${option} must be 64 hexadecimal digits`);
}

function brokenText({ seq, why }: BrokenRow): string {
  return `broken ${seq} ${reasons[why]}`;
}

const reasons: Readonly<Record<BrokenRow['why'], string>> = {
  changed: 'changed: its hash does not follow from it and the row before',
  missing: 'missing: later rows are there',
  headNotFound:
    'is the last one, and the given head is not among the rows: a tail was cut off, or the head is of another log',
};
