import { sql } from 'kysely';
import type { AmendableRules } from '../../workflows/procedure.ts';
import type { RegisterRow, ReportForceMajeure, ReportStep } from '../../workflows/report-rows.ts';
import type { Extension, PieceKind } from '../../workflows/submission.ts';
import { groupRows } from '../group-rows.ts';
import { listed } from '../listed.ts';
import type { Db } from '../schema.ts';

/** Some packages as the register wants them, in the order of `ids`: three queries, and one more where keadaan kahar moved deadlines. */
export async function registerPage(db: Db, ids: readonly number[]): Promise<RegisterRow[]> {
  const packages = new Map((await readPackages(db, ids)).map((row) => [row.id, row]));
  const steps = await readSteps(db, ids);
  const pieces = await countPieces(db, ids);
  const declared = await readForceMajeures(db, [...packages.values()]);
  return ids.flatMap((id) => {
    const row = packages.get(id);
    return row ? [toRegisterRow(row, steps.get(id) ?? [], pieces.get(id) ?? [], declared.get(id) ?? [])] : [];
  });
}

type PackageRow = Awaited<ReturnType<typeof readPackages>>[number];
type PieceCount = readonly [PieceKind, number];

function toRegisterRow(
  row: PackageRow,
  steps: readonly ReportStep[],
  pieces: readonly PieceCount[],
  forceMajeures: readonly ReportForceMajeure[],
): RegisterRow {
  return {
    code: row.code,
    receivedAt: row.received_at,
    openedAt: row.opened_at,
    activityName: row.activity_name,
    activityDay: row.activity_day,
    submittedBy: row.name ?? '',
    expectedTeam: null,
    kind: row.kind,
    required: rulesOf(row).requirements[row.kind],
    pieces: Object.fromEntries(pieces),
    caption: row.caption,
    narrative: row.narrative,
    state: row.step,
    steps,
    due: { collecting: row.due_collecting, review: row.due_review, publishing: row.due_publishing },
    forceMajeures,
    publishedAt: row.published_at,
    withdrawnReason: row.withdrawn_reason,
  };
}

function rulesOf({ code, rules }: PackageRow): AmendableRules {
  if (rules === null) throw new Error(`${code} runs by a procedure that nobody enacted`);
  return JSON.parse(rules) as AmendableRules;
}

function readPackages(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('submissions')
    .leftJoin('procedures', (join) =>
      join
        .onRef('procedures.office_id', '=', 'submissions.office_id')
        .onRef('procedures.version', '=', 'submissions.procedure_version'),
    )
    .leftJoin('people', 'people.id', 'submissions.opened_by')
    .selectAll('submissions')
    .select(['people.name', 'procedures.rules'])
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
    ({ step, outcome, name, acting, finished_at, due, hand_in, revision, response }) => {
      const done = { step, outcome, by: name, acting: acting === 1, at: finished_at };
      return { ...done, due, handIn: hand_in, revision, response };
    },
  );
}

/** The declarations that moved deadlines of these packages: nothing is asked where none did. */
async function readForceMajeures(db: Db, rows: readonly PackageRow[]): Promise<Map<number, ReportForceMajeure[]>> {
  const extended = rows.map(({ id, extensions }) => ({ id, extensions: JSON.parse(extensions) as Extension[] }));
  const ids = [...new Set(extended.flatMap(({ extensions }) => extensions.map(({ declaration }) => declaration)))];
  if (ids.length === 0) return new Map();
  const declared = await db
    .selectFrom('force_majeures')
    .select(['id', 'until_day', 'reason', 'ended_at'])
    .where('id', 'in', listed(ids))
    .execute();
  const byId = new Map(
    declared.map((one) => [one.id, { until: one.until_day, reason: one.reason, endedAt: one.ended_at }]),
  );
  return new Map(
    extended.map(({ id, extensions }) => [id, extensions.flatMap(({ declaration }) => byId.get(declaration) ?? [])]),
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
