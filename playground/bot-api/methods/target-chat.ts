import { ApiError, badRequest, forbidden } from '../api-error.ts';
import type { ChatMessage } from '../chat-message.ts';
import type { Access, ChatRoom } from '../chats.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, numberParam, objectParam } from './call.ts';

/** The chat that a call names, if the bot is in it. */
export function targetRoom(telegram: Telegram, { params }: Call, name = 'chat_id'): ChatRoom {
  const room = telegram.chats.find(Number(params[name]));
  if (!room) throw badRequest('chat not found');
  if (room.migratedTo !== undefined) {
    const parameters = { migrate_to_chat_id: room.migratedTo };
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters);
  }
  if (room.type !== 'private') refuseOutsider(telegram, room);
  return room;
}

/** The same for a chat to write to. */
export function writableRoom(telegram: Telegram, call: Call): ChatRoom {
  const room = targetRoom(telegram, call);
  const refusal = room.type === 'private' ? accessRefusals[room.access] : undefined;
  if (refusal !== undefined) throw forbidden(refusal);
  return room;
}

export function targetMessage(room: ChatRoom, { params }: Call, notFound: string): ChatMessage {
  const message = room.message(Number(params.message_id));
  if (!message) throw badRequest(notFound);
  return message;
}

/** Where a new message goes: topic and replied message. */
export function placementOf(telegram: Telegram, room: ChatRoom, call: Call) {
  const threadId = numberParam(call.params, 'message_thread_id');
  if (threadId !== undefined && !room.topics.has(threadId)) throw badRequest('message thread not found');
  const reply = objectParam(call.params, 'reply_parameters');
  if (!reply) return { threadId, replyTo: undefined, reply: {} };
  const repliedRoom = reply.chat_id === undefined ? room : telegram.chats.find(Number(reply.chat_id));
  const replied = repliedRoom?.message(Number(reply.message_id));
  if (!replied && reply.allow_sending_without_reply !== true) throw badRequest('message to be replied not found');
  if (replied && typeof reply.quote === 'string') refuseWrongQuote(replied, reply.quote);
  const isElsewhere = repliedRoom !== room;
  return {
    threadId,
    replyTo: isElsewhere ? undefined : replied,
    reply: {
      ...(replied && isElsewhere && { external_reply: { message_id: replied.message_id, chat: replied.chat } }),
      ...(replied && reply.quote !== undefined && { quote: { text: reply.quote, position: 0, is_manual: true } }),
    },
  };
}

function refuseOutsider(telegram: Telegram, room: ChatRoom): void {
  const status = room.members.get(telegram.bot.id)?.status;
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${room.type} chat`);
  if (status === undefined || status === 'left') throw forbidden(`bot is not a member of the ${room.type} chat`);
}

function refuseWrongQuote(replied: ChatMessage, quote: string): void {
  if (!(replied.text ?? replied.caption ?? '').includes(quote)) throw badRequest('QUOTE_TEXT_INVALID');
}

const accessRefusals: Readonly<Record<Access, string | undefined>> = {
  'never-started': "bot can't initiate conversation with a user",
  blocked: 'bot was blocked by the user',
  deactivated: 'user is deactivated',
  open: undefined,
};
