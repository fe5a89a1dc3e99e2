import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ChatAddress } from '../workflows/chat.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Step } from '../workflows/procedure.ts';
import type { Submission } from '../workflows/submission.ts';
import { finishedStepsOf } from './finished-steps.ts';
import { piecesOf } from './pieces.ts';
import { type Places, prepared } from './prepared.ts';
import { publicationsOf } from './publications.ts';
import type { Db } from './schema.ts';
import { toSubmission } from './submission-row.ts';
import type { SubmissionsTable } from './tables/packages.ts';

/** Table `submissions`: a package is read with four queries, and so are a thousand of them. */

export async function submissionOf(db: Db, id: number): Promise<Submission | undefined> {
  const { rows } = await selectById(db, { id });
  return (await whole(db, rows))[0];
}

const selectById = prepared((db, { id }: Places<{ id: number }>) =>
  db.selectFrom('submissions').selectAll().where('id', '=', id),
);

export async function submissionByCode(db: Db, officeId: number, code: string): Promise<Submission | undefined> {
  const { rows } = await selectByCode(db, { officeId, code });
  return (await whole(db, rows))[0];
}

const selectByCode = prepared((db, { officeId, code }: Places<{ officeId: number; code: string }>) =>
  db.selectFrom('submissions').selectAll().where('office_id', '=', officeId).where('code', '=', code),
);

/** Oldest first. */
export async function openSubmissions(db: Db, officeId: number, home?: ChatAddress): Promise<Submission[]> {
  const open = db
    .selectFrom('submissions')
    .selectAll()
    .where('office_id', '=', officeId)
    .where(sql<boolean>`step not in ('published', 'withdrawn')`)
    .orderBy('id');
  if (!home) return whole(db, await open.execute());
  const there = open
    .where('home_channel', '=', home.channel)
    .where('home_chat_id', '=', home.chatId)
    .where('home_thread_id', 'is', home.threadId);
  return whole(db, await there.execute());
}

/** Those that have the person in their team, or are at one of these steps; oldest first. */
export async function openSubmissionsOf(db: Db, officeId: number, person: PersonId, steps: readonly Step[]) {
  const { rows } = await selectOpenOf(db, { officeId, person, steps: JSON.stringify(steps) });
  return whole(db, rows);
}

const selectOpenOf = prepared(
  (db, { officeId, person, steps }: Places<{ officeId: number; person: PersonId; steps: string }>) =>
    db
      .selectFrom('submissions')
      .selectAll()
      .where('office_id', '=', officeId)
      .where(sql<boolean>`step not in ('published', 'withdrawn')`)
      .where(
        sql<boolean>`(step in (select value from json_each(${steps}))
          or ${person} in (select value from json_each(team)))`,
      )
      .orderBy('id'),
);

/** Rows are never removed, so the number after the greatest was never given. */
export async function nextSubmission(db: Db, officeId: number): Promise<{ id: number; code: string }> {
  const { rows } = await sql<{ id: number; number: number }>`select
    (select coalesce(max(id), 0) + 1 from submissions) as id,
    (select coalesce(max(number), 0) + 1 from submissions where office_id = ${officeId}) as number`.execute(db);
  const next = rows[0] ?? { id: 1, number: 1 };
  return { id: next.id, code: codeOf(next.number) };
}

function codeOf(number: number): string {
  return `K-${String(number).padStart(4, '0')}`;
}

/** With their pieces, finished steps and publications. */
async function whole(db: Db, rows: readonly Selectable<SubmissionsTable>[]): Promise<Submission[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const pieces = await piecesOf(db, ids);
  const finished = await finishedStepsOf(db, ids);
  const publications = await publicationsOf(db, ids);
  return rows.map((row) =>
    toSubmission(row, {
      pieces: pieces.get(row.id) ?? [],
      finished: finished.get(row.id) ?? [],
      publications: publications.get(row.id) ?? [],
    }),
  );
}
