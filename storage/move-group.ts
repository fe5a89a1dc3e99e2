import { sql } from 'kysely';
import type { Channel } from '../workflows/chat.ts';
import type { Trx } from './schema.ts';

/** A group that became a supergroup. */
export interface GroupMove {
  channel: Channel;
  fromChatId: string;
  toChatId: string;
}

/**
 * The same group under another id: everything that will still be looked up or written to is taken along. Known messages
 * stay, because message ids start anew in the new chat. Chats tell of a move twice; the second time changes nothing.
 */
export async function moveGroup(trx: Trx, move: GroupMove): Promise<void> {
  const { channel, fromChatId: from, toChatId: to } = move;
  const here = sql`where channel = ${channel} and chat_id = ${from}`;
  const statements = [
    sql`update or replace intake_groups set chat_id = ${to} ${here}`,
    sql`update or replace group_members set chat_id = ${to} ${here}`,
    sql`update submissions set home_chat_id = ${to} where home_channel = ${channel} and home_chat_id = ${from}`,
    sql`update pieces set chat_id = ${to} ${here} and submission_id is null`,
    sql`update outbox set chat_id = ${to} ${here} and status = 'pending'`,
    sql`update reminders set about = json_set(about, '$.home.chatId', ${to})
      where done_at is null and about ->> '$.home.channel' = ${channel} and about ->> '$.home.chatId' = ${from}`,
  ];
  for (const statement of statements) await statement.execute(trx);
}
