import type { Sender } from '../../workflows/chat.ts';
import type { IncomingChat } from '../incoming.ts';
import type { TelegramChat, TelegramPlace, TelegramUser } from './telegram-update.ts';

export const channel = 'telegram';

/** Null for channels: nothing is handed in there. */
export function chatOf(place: Pick<TelegramPlace, 'message_thread_id' | 'is_topic_message'> & { chat: TelegramChat }) {
  const { chat, message_thread_id: thread, is_topic_message: isInTopic } = place;
  if (chat.type === 'channel') return null;
  const found: IncomingChat = {
    channel,
    chatId: String(chat.id),
    // Outside forums a thread is only a chain of replies: its id is no place to write to.
    threadId: isInTopic && thread !== undefined ? String(thread) : null,
    kind: chat.type === 'private' ? 'private' : 'group',
    title: chat.type === 'private' ? null : (chat.title ?? null),
  };
  return found;
}

export function senderOf({ id, first_name, last_name, username }: TelegramUser): Sender {
  const name = [first_name, last_name].filter(Boolean).join(' ').trim();
  return { channel, userId: String(id), name: name || username || String(id), username: username ?? null };
}
