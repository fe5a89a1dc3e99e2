import type { Instant } from '../../workflows/deadlines.ts';
import type { Db, Trx } from '../schema.ts';

/** Tables `whatsapp_sent` and `whatsapp_votes`: what went out, and what people chose in its polls. */

export interface SentRow {
  messageId: string;
  chatId: string;
  message: string;
  poll: string | null;
  at: Instant;
}

export interface VoteRow {
  pollId: string;
  userId: string;
  data: string;
}

export async function rememberSent(trx: Trx, officeId: number, sent: SentRow): Promise<void> {
  const { messageId, chatId, ...row } = sent;
  const { message } = row;
  await trx
    .insertInto('whatsapp_sent')
    .values({ office_id: officeId, message_id: messageId, chat_id: chatId, ...row })
    .onConflict((conflict) => conflict.columns(['office_id', 'message_id']).doUpdateSet({ message }))
    .execute();
}

export async function sentMessage(db: Db, officeId: number, messageId: string): Promise<SentRow | undefined> {
  const row = await db
    .selectFrom('whatsapp_sent')
    .select(['message_id', 'chat_id', 'message', 'poll', 'at'])
    .where('office_id', '=', officeId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { message_id, chat_id, ...rest } = row;
  return { messageId: message_id, chatId: chat_id, ...rest };
}

export async function countSent(db: Db, officeId: number, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('whatsapp_sent')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('office_id', '=', officeId)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return count;
}

export async function rememberVote(trx: Trx, officeId: number, { pollId, userId, data }: VoteRow): Promise<void> {
  await trx
    .insertInto('whatsapp_votes')
    .values({ office_id: officeId, poll_id: pollId, user_id: userId, data })
    .onConflict((conflict) => conflict.columns(['office_id', 'poll_id', 'user_id']).doUpdateSet({ data }))
    .execute();
}

export async function lastVote(db: Db, officeId: number, pollId: string, userId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('whatsapp_votes')
    .select('data')
    .where('office_id', '=', officeId)
    .where('poll_id', '=', pollId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.data;
}

/** A poll goes with its votes. */
export async function forgetSent(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('whatsapp_sent').where('at', '<', before).execute();
  await trx
    .deleteFrom('whatsapp_votes')
    .where('poll_id', 'not in', (eb) => eb.selectFrom('whatsapp_sent').select('message_id'))
    .execute();
}
