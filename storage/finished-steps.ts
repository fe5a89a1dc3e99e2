import type { Selectable } from 'kysely';
import type { FinishedStep, Submission } from '../workflows/submission.ts';
import { groupRows } from './group-rows.ts';
import { listed } from './listed.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { FinishedStepsTable } from './tables/packages.ts';
import { insertRow } from './write-row.ts';

/** Table `finished_steps`: appended; only a written response may be added later (closing provision 3). */

export async function finishedStepsOf(db: Db, submissions: readonly number[]): Promise<Map<number, FinishedStep[]>> {
  const { rows } = await selectOf(db, { submissions: JSON.stringify(submissions) });
  return groupRows(rows, (row) => row.submission_id, toFinishedStep);
}

const selectOf = prepared((db, { submissions }: Places<{ submissions: string }>) =>
  db
    .selectFrom('finished_steps')
    .selectAll()
    .where('submission_id', 'in', listed(submissions))
    .orderBy('submission_id')
    .orderBy('position'),
);

export async function saveFinishedSteps(trx: Trx, before: Submission | null, after: Submission): Promise<void> {
  if (before?.finished === after.finished) return;
  for (const [position, done] of after.finished.entries()) {
    const known = before?.finished[position];
    if (!known) await appendFinishedStep(trx, after, done, position);
    else if (known.response === null && done.response !== null) await addResponse(trx, after, done, position);
  }
}

async function appendFinishedStep(trx: Trx, owner: Submission, done: FinishedStep, position: number): Promise<void> {
  await insertRow(trx, 'finished_steps', {
    submission_id: owner.id,
    position,
    office_id: owner.officeId,
    step: done.step,
    outcome: done.outcome,
    hand_in: done.handIn,
    revision: done.revision,
    finished_by: done.by,
    acting: done.acting ? 1 : 0,
    finished_at: done.at,
    due: done.due,
    response: done.response,
  });
}

async function addResponse(trx: Trx, owner: Submission, { response }: FinishedStep, position: number): Promise<void> {
  await trx
    .updateTable('finished_steps')
    .set({ response })
    .where('submission_id', '=', owner.id)
    .where('position', '=', position)
    .where('response', 'is', null)
    .execute();
}

function toFinishedStep(row: Selectable<FinishedStepsTable>): FinishedStep {
  const { step, outcome, hand_in, revision, finished_by, acting, finished_at, due, response } = row;
  const done = { step, outcome, handIn: hand_in, revision, by: finished_by, acting: acting === 1 };
  return { ...done, at: finished_at, due, response };
}
