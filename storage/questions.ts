import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { PersonId } from '../workflows/people.ts';
import type { Question } from '../workflows/records.ts';
import type { QuestionOrder, QuestionSubject } from '../workflows/writes.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { QuestionsTable } from './tables/messages.ts';

/** Table `questions`: what somebody was asked and whose answer completes a command. */

const open = sql.lit(1 as const);

export async function questionOf(db: Db, id: number): Promise<Question | undefined> {
  const row = await db.selectFrom('questions').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toQuestion(row);
}

/** Oldest first: the last one was asked last. */
export async function openQuestions(db: Db, person: PersonId): Promise<Question[]> {
  const { rows } = await selectOpen(db, { person });
  return rows.map(toQuestion);
}

const selectOpen = prepared((db, { person }: Places<{ person: PersonId }>) =>
  db.selectFrom('questions').selectAll().where('person_id', '=', person).where('is_open', '=', open).orderBy('id'),
);

export async function askQuestion(trx: Trx, order: QuestionOrder): Promise<void> {
  const { officeId, person, submissionId, about, askedAt } = order;
  const asked = { office_id: officeId, person_id: person, submission_id: submissionId, asked_at: askedAt };
  await trx
    .insertInto('questions')
    .values({ ...asked, about: JSON.stringify(about), is_open: 1 })
    .execute();
}

export async function closeQuestion(trx: Trx, id: number): Promise<void> {
  await trx.updateTable('questions').set({ is_open: 0 }).where('id', '=', id).execute();
}

export async function closeQuestionsOf(trx: Trx, submissionId: number): Promise<void> {
  await closeOf(trx, { submissionId });
}

const closeOf = prepared((db, { submissionId }: Places<{ submissionId: number }>) =>
  db
    .updateTable('questions')
    .set({ is_open: sql.lit(0 as const) })
    .where('submission_id', '=', submissionId)
    .where('is_open', '=', open),
);

function toQuestion(row: Selectable<QuestionsTable>): Question {
  const { id, person_id, submission_id, asked_at, is_open } = row;
  const subject = { submissionId: submission_id, about: JSON.parse(row.about) } as QuestionSubject;
  return { id, person: person_id, askedAt: asked_at, open: is_open === 1, ...subject };
}
