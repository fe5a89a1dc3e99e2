import { setImmediate as nextTurn } from 'node:timers/promises';
import { stepOneRules } from '../../workflows/activity.ts';
import { procedureOf } from '../../workflows/procedure-versions.ts';
import type { RecapRow, RegisterRow, ReportReads } from '../../workflows/report-rows.ts';
import { openDelegations } from '../delegations.ts';
import { readPaper } from '../office-profiles.ts';
import type { Offices } from '../offices.ts';
import type { Db } from '../schema.ts';
import { missingRows } from './missing-rows.ts';
import { countRecap } from './recap-counts.ts';
import { recapPage } from './recap-rows.ts';
import { registerPage } from './register-rows.ts';
import { type Moments, momentsOf, weeksOf } from './report-moments.ts';
import { returnedRows } from './returned-rows.ts';

/**
 * Packages read at once: a year of a busy office never stands in memory, and others get their turn in between. So few that they
 * are gone before they count as old: with 200 at once a year took 120 MB more, and no less time.
 */
const pageSize = 25;

export function openReportReads(db: Db, zone: string, offices: Offices): ReportReads {
  return {
    async *registerRows(officeId, span): AsyncGenerator<RegisterRow> {
      const ids = await registered(db, officeId, momentsOf(span, zone));
      for await (const page of pages(ids)) yield* await registerPage(db, page);
    },
    async *missingRows(officeId, span): AsyncGenerator<RegisterRow> {
      const standing = await offices.standing(db, officeId);
      const rules = stepOneRules(await offices.office(db, officeId), standing);
      yield* await missingRows(db, officeId, span, rules, procedureOf(standing.procedures));
    },
    async *recapRows(officeId, span): AsyncGenerator<RecapRow> {
      const ids = await published(db, officeId, momentsOf(span, zone));
      for await (const page of pages(ids)) yield* await recapPage(db, page);
    },
    recapCounts: (officeId, span) => countRecap(db, officeId, momentsOf(span, zone), weeksOf(span, zone)),
    returnedRows: (officeId, span) => returnedRows(db, officeId, momentsOf(span, zone)),
    paper: async (officeId, now) => readPaper(db, officeId, await openDelegations(db, officeId, now)),
  };
}

async function* pages(ids: readonly number[]): AsyncGenerator<number[]> {
  for (let from = 0; from < ids.length; from += pageSize) {
    yield ids.slice(from, from + pageSize);
    await nextTurn();
  }
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
