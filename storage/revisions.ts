import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { RevisionContent } from '../workflows/records.ts';
import type { Content, Submission } from '../workflows/submission.ts';
import type { Db, Trx } from './schema.ts';
import { insertRow } from './write-row.ts';

/** Table `revisions`: each numbered revision whole, as it was when it was numbered. */

export async function revisionOf(db: Db, submissionId: number, number: number): Promise<RevisionContent | undefined> {
  const row = await db
    .selectFrom('revisions')
    .select(['content', 'made_at', 'made_by'])
    .where('submission_id', '=', submissionId)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && { number, content: JSON.parse(row.content) as Content, at: row.made_at, by: row.made_by };
}

export async function keepRevision(trx: Trx, submission: Submission, at: Instant, by: PersonId | null): Promise<void> {
  const { id, officeId, revision, content } = submission;
  await insertRow(trx, 'revisions', {
    submission_id: id,
    number: revision,
    office_id: officeId,
    content: JSON.stringify(content),
    made_at: at,
    made_by: by,
  });
}
