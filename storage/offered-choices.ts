import type { MessageAddress } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { Choice } from '../workflows/outgoing.ts';
import type { Offer } from '../workflows/writes.ts';
import type { Db, Trx } from './schema.ts';

/** Table `offered_choices`: which words a message offers in a chat that has no buttons. */

export async function offeredChoices(
  db: Db,
  { channel, chatId, messageId }: MessageAddress,
): Promise<readonly Choice[]> {
  const row = await db
    .selectFrom('offered_choices')
    .select('choices')
    .where('channel', '=', channel)
    .where('chat_id', '=', chatId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  return row ? (JSON.parse(row.choices) as Choice[]) : [];
}

/** What a message offered before is over. */
export async function offerChoices(trx: Trx, officeId: number, offer: Offer, at: Instant): Promise<void> {
  const { channel, chatId, messageId } = offer.message;
  const offered = { choices: JSON.stringify(offer.choices), offered_at: at };
  await trx
    .insertInto('offered_choices')
    .values({ channel, chat_id: chatId, message_id: messageId, office_id: officeId, ...offered })
    .onConflict((conflict) => conflict.columns(['channel', 'chat_id', 'message_id']).doUpdateSet(offered))
    .execute();
}

export async function forgetOfferedChoices(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('offered_choices').where('offered_at', '<', before).execute();
}
