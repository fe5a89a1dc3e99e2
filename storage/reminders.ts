import { type Insertable, sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { DueReminder } from '../workflows/records.ts';
import type { ReminderAbout, ReminderOrder } from '../workflows/writes.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { RemindersTable } from './tables/messages.ts';

/** Table `reminders`: the alarms. One row a key; a done one is kept until it is set anew. */

export async function dueReminders(db: Db, now: Instant, limit: number): Promise<DueReminder[]> {
  const { rows } = await selectDue(db, { now, limit });
  return rows.map(({ id, key, office_id, about, due_at }) => {
    return { id, key, officeId: office_id, about: JSON.parse(about) as ReminderAbout, dueAt: due_at };
  });
}

const selectDue = prepared((db, { now, limit }: Places<{ now: Instant; limit: number }>) =>
  waiting(db).selectAll().where('due_at', '<=', now).orderBy('due_at').orderBy('id').limit(limit),
);

export async function nextReminderAt(db: Db): Promise<Instant | undefined> {
  return (await selectNext(db, {})).rows[0]?.due_at;
}

const selectNext = prepared((db) => waiting(db).select('due_at').orderBy('due_at').limit(sql.lit(1)));

export async function reminderAt(db: Db, key: string): Promise<Instant | undefined> {
  const row = await waiting(db).select('due_at').where('key', '=', key).executeTakeFirst();
  return row?.due_at;
}

export async function setReminder(trx: Trx, { key, officeId, about, dueAt }: ReminderOrder): Promise<void> {
  await insertOrReplace(trx, { key, office_id: officeId, about: JSON.stringify(about), due_at: dueAt });
}

type NewReminder = Pick<Insertable<RemindersTable>, 'key' | 'office_id' | 'about' | 'due_at'>;

const insertOrReplace = prepared((db, { key, office_id, about, due_at }: Places<NewReminder>) => {
  const newest = { office_id, about, due_at, done_at: null };
  return db
    .insertInto('reminders')
    .values({ key, ...newest })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(newest));
});

export async function cancelReminder(trx: Trx, key: string): Promise<void> {
  await deleteKey(trx, { key });
}

const deleteKey = prepared((db, { key }: Places<{ key: string }>) => db.deleteFrom('reminders').where('key', '=', key));

/** It may have been set anew, for another moment, while it was handled. */
export async function finishReminder(trx: Trx, id: number, dueAt: Instant, at: Instant): Promise<void> {
  await trx
    .updateTable('reminders')
    .set({ done_at: at })
    .where('id', '=', id)
    .where('due_at', '=', dueAt)
    .where('done_at', 'is', null)
    .execute();
}

function waiting(db: Db) {
  return db.selectFrom('reminders').where('done_at', 'is', null);
}
