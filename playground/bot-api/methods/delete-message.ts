import { badRequest } from '../api-error.ts';
import type { ChatMessage } from '../chat-message.ts';
import type { ChatRoom } from '../chats.ts';
import { removeMessage, seconds } from '../messages.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, listParam } from './call.ts';
import { targetMessage, targetRoom } from './target-chat.ts';

const DELETABLE_SECONDS = 48 * 3600;

export function deleteMessage(telegram: Telegram, call: Call): true {
  const room = targetRoom(telegram, call);
  const message = targetMessage(room, call, 'message to delete not found');
  if (!mayDelete(telegram, room, message)) throw badRequest("message can't be deleted");
  removeMessage(telegram, room, message);
  return true;
}

/** Those that cannot be found or deleted are passed over. */
export function deleteMessages(telegram: Telegram, call: Call): true {
  const room = targetRoom(telegram, call);
  for (const id of listParam(call.params, 'message_ids')) {
    const message = room.message(Number(id));
    if (message && mayDelete(telegram, room, message)) removeMessage(telegram, room, message);
  }
  return true;
}

function mayDelete(telegram: Telegram, room: ChatRoom, message: ChatMessage): boolean {
  const bot = room.members.get(telegram.bot.id);
  const isAdmin = bot?.status === 'administrator' && bot.rights?.can_delete_messages === true;
  if (isAdmin && room.type === 'supergroup') return true;
  if (seconds(telegram) - message.date > DELETABLE_SECONDS) return false;
  return isAdmin || room.type === 'private' || message.from?.id === telegram.bot.id;
}
