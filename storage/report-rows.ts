import { setImmediate as nextTurn } from 'node:timers/promises';
import { DateTime } from 'luxon';
import type { Instant } from '../workflows/deadlines.ts';
import type { RecapRow, RegisterRow, ReportReads, ReportSpan } from '../workflows/report-rows.ts';
import { recapPage } from './recap-rows.ts';
import { registerPage } from './register-rows.ts';
import type { Db } from './schema.ts';

/** Packages read at once: a year of a busy office never stands in memory, and others get their turn in between. */
const pageSize = 500;

export function openReportReads(db: Db, zone: string): ReportReads {
  return {
    async *registerRows(officeId, span): AsyncGenerator<RegisterRow> {
      const ids = await registered(db, officeId, moments(span, zone));
      for await (const page of pages(ids)) yield* await registerPage(db, page);
    },
    async *recapRows(officeId, span): AsyncGenerator<RecapRow> {
      const ids = await published(db, officeId, moments(span, zone));
      for await (const page of pages(ids)) yield* await recapPage(db, page);
    },
  };
}

async function* pages(ids: readonly number[]): AsyncGenerator<number[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    yield ids.slice(from, from + pageSize);
    await nextTurn();
  }
}

interface Moments {
  from: Instant;
  until: Instant;
}

/** Days begin at midnight in the office's zone. */
function moments({ from, until }: ReportSpan, zone: string): Moments {
  const begin = (day: string) => DateTime.fromISO(day, { zone }).startOf('day').toJSDate().toISOString();
  return { from: begin(from), until: begin(until) };
}

/** By code, that is by number. */
async function registered(db: Db, officeId: number, { from, until }: Moments): Promise<number[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(['id', 'number'])
    .where('office_id', '=', officeId)
    .where('registered_at', '>=', from)
    .where('registered_at', '<', until)
    .execute();
  return rows.sort((a, b) => a.number - b.number).map(({ id }) => id);
}

async function published(db: Db, officeId: number, { from, until }: Moments): Promise<number[]> {
  const rows = await db
    .selectFrom('submissions')
    .select('id')
    .where('office_id', '=', officeId)
    .where('published_at', '>=', from)
    .where('published_at', '<', until)
    .orderBy('published_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}
