import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Submission } from '../workflows/submission.ts';
import { saveFinishedSteps } from './finished-steps.ts';
import { savePieces } from './pieces.ts';
import { savePublications } from './publications.ts';
import { keepRevision } from './revisions.ts';
import type { Trx } from './schema.ts';
import { toRow } from './submission-row.ts';
import { VersionConflict } from './version-conflict.ts';
import { updateRow } from './write-row.ts';

export interface Change {
  before: Submission | null;
  after: Submission;
  /** When and by whom: of the revision, if it makes one. */
  at: Instant;
  by: PersonId | null;
}

/**
 * Writes a package and what belongs to it, and only what changed. Throws `VersionConflict` when somebody wrote it since
 * `before` was read. Returns whether anything has to be fetched now.
 */
export async function saveSubmission(trx: Trx, { before, after, at, by }: Change): Promise<boolean> {
  if (before === null) await insert(trx, after);
  else await update(trx, before, after);
  const fetches = await savePieces(trx, before, after);
  await saveFinishedSteps(trx, before, after);
  await savePublications(trx, before, after);
  if (after.revision > (before?.revision ?? 0)) await keepRevision(trx, after, at, by);
  return fetches;
}

/** Somebody may have opened another one under the same number. */
async function insert(trx: Trx, after: Submission): Promise<void> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('submissions')
    .values(toRow(after))
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) throw new VersionConflict(`submission ${after.id}`);
}

async function update(trx: Trx, before: Submission, after: Submission): Promise<void> {
  const { id, version } = before;
  const updated = await updateRow(trx, 'submissions', { id, version }, changedColumns(toRow(before), toRow(after)));
  if (updated === 0n) throw new VersionConflict(`submission ${before.id}`);
}

/** A column that is set is written to every index it stands in, changed or not. */
function changedColumns<Row extends object>(before: Row, after: Row): Partial<Row> {
  const columns = Object.keys(after) as (keyof Row)[];
  const changed = columns.filter((column) => after[column] !== before[column]);
  return Object.fromEntries(changed.map((column) => [column, after[column]])) as Partial<Row>;
}
