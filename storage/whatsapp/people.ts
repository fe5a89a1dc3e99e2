import type { Instant } from '../../workflows/deadlines.ts';
import type { Db, Trx } from '../schema.ts';

/** Table `whatsapp_people`: under which address somebody is reached, and whether they wrote first. */

export interface PersonRow {
  /** The hidden id, or the number where there is none. */
  userId: string;
  jid: string;
  phone: string | null;
  /** When they wrote privately; null: only seen in a group. */
  wroteAt: Instant | null;
}

/** What is known already is never forgotten again: a stanza may leave the number out. */
export async function rememberPerson(trx: Trx, officeId: number, person: PersonRow): Promise<void> {
  const { userId, jid, phone, wroteAt } = person;
  await trx
    .insertInto('whatsapp_people')
    .values({ office_id: officeId, user_id: userId, jid, phone, wrote_at: wroteAt })
    .onConflict((conflict) =>
      conflict.columns(['office_id', 'user_id']).doUpdateSet((eb) => ({
        jid,
        phone: eb.fn.coalesce('excluded.phone', 'whatsapp_people.phone'),
        wrote_at: eb.fn.coalesce('excluded.wrote_at', 'whatsapp_people.wrote_at'),
      })),
    )
    .execute();
}

export async function knownPerson(db: Db, officeId: number, userId: string): Promise<PersonRow | undefined> {
  const row = await db
    .selectFrom('whatsapp_people')
    .select(['user_id', 'jid', 'phone', 'wrote_at'])
    .where('office_id', '=', officeId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && { userId: row.user_id, jid: row.jid, phone: row.phone, wroteAt: row.wrote_at };
}
