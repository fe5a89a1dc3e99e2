import { sql } from 'kysely';
import type { RegisterRow, ReportStep } from '../workflows/report-rows.ts';
import type { PieceKind } from '../workflows/submission.ts';
import { groupRows } from './group-rows.ts';
import { listed } from './listed.ts';
import type { Db } from './schema.ts';

/** Some packages as the register wants them, in the order of `ids`: three queries. */
export async function registerPage(db: Db, ids: readonly number[]): Promise<RegisterRow[]> {
  const packages = new Map((await readPackages(db, ids)).map((row) => [row.id, row]));
  const steps = await readSteps(db, ids);
  const pieces = await countPieces(db, ids);
  return ids.flatMap((id) => {
    const row = packages.get(id);
    return row ? [toRegisterRow(row, steps.get(id) ?? [], pieces.get(id) ?? [])] : [];
  });
}

type PackageRow = Awaited<ReturnType<typeof readPackages>>[number];
type PieceCount = readonly [PieceKind, number];

function toRegisterRow(row: PackageRow, steps: readonly ReportStep[], pieces: readonly PieceCount[]): RegisterRow {
  return {
    code: row.code,
    receivedAt: row.received_at,
    openedAt: row.opened_at,
    activityName: row.activity_name,
    activityDay: row.activity_day,
    submittedBy: row.name ?? '',
    expectedTeam: null,
    kind: row.kind,
    pieces: Object.fromEntries(pieces),
    caption: row.caption,
    narrative: row.narrative,
    state: row.step,
    steps,
    due: { collecting: row.due_collecting, review: row.due_review, publishing: row.due_publishing },
    publishedAt: row.published_at,
    withdrawnReason: row.withdrawn_reason,
  };
}

function readPackages(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('submissions')
    .leftJoin('people', 'people.id', 'submissions.opened_by')
    .selectAll('submissions')
    .select('people.name')
    .where('submissions.id', 'in', listed(ids))
    .execute();
}

async function readSteps(db: Db, ids: readonly number[]): Promise<Map<number, ReportStep[]>> {
  const rows = await db
    .selectFrom('finished_steps')
    .leftJoin('people', 'people.id', 'finished_steps.finished_by')
    .selectAll('finished_steps')
    .select('people.name')
    .where('submission_id', 'in', listed(ids))
    .orderBy('submission_id')
    .orderBy('position')
    .execute();
  return groupRows(
    rows,
    (row) => row.submission_id,
    ({ step, outcome, name, finished_at, due, hand_in, revision, response }) => {
      return { step, outcome, by: name, at: finished_at, due, handIn: hand_in, revision, response };
    },
  );
}

/** Those that count: kept, and not left out by a correction. */
async function countPieces(db: Db, ids: readonly number[]): Promise<Map<number, PieceCount[]>> {
  const rows = await db
    .selectFrom('pieces')
    .select(['submission_id', 'kind', (eb) => eb.fn.countAll<number>().as('count')])
    .where('submission_id', 'in', listed(ids))
    .where(sql<boolean>`state in ('archived', 'unarchived') and left_out = 0`)
    .groupBy(['submission_id', 'kind'])
    .execute();
  return groupRows(
    rows,
    (row) => row.submission_id,
    (row) => [row.kind, row.count],
  );
}
