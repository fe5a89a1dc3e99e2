import type { ChatMessage, MessageContent, TelegramChat, TelegramUser } from './chat-message.ts';
import type { ChatRoom } from './chats.ts';
import { defined } from './defined.ts';
import type { Telegram } from './telegram.ts';

export interface Placement {
  readonly replyTo?: ChatMessage | undefined;
  readonly threadId?: number | undefined;
  readonly senderChat?: TelegramChat | undefined;
  readonly messageId?: number | undefined;
}

export function postMessage(
  telegram: Telegram,
  room: ChatRoom,
  from: TelegramUser,
  content: MessageContent,
  placement: Placement = {},
): ChatMessage {
  const message: ChatMessage = {
    message_id: placement.messageId ?? room.newMessageId(),
    from,
    ...(placement.senderChat && { sender_chat: placement.senderChat }),
    chat: room.toJSON(),
    date: seconds(telegram),
    ...threadAndReply(room, placement),
    ...content,
  };
  room.put(message);
  telegram.changes.emit({ type: 'message', chatId: room.id, message });
  return message;
}

/** Replaces what the message says; fields given as undefined go away. */
export function changeMessage(
  telegram: Telegram,
  room: ChatRoom,
  message: ChatMessage,
  change: { readonly [K in keyof MessageContent]: MessageContent[K] | undefined },
  isSilent = false,
): ChatMessage {
  const dated = isSilent ? {} : { edit_date: seconds(telegram) };
  const changed = defined({ ...message, ...change, ...dated }) as ChatMessage;
  room.put(changed);
  telegram.changes.emit({ type: 'edited', chatId: room.id, message: changed });
  return changed;
}

export function removeMessage(telegram: Telegram, room: ChatRoom, message: ChatMessage): void {
  room.remove(message.message_id);
  telegram.changes.emit({ type: 'deleted', chatId: room.id, message });
}

/** Tells the bot of a message that it may see. */
export function announce(
  telegram: Telegram,
  room: ChatRoom,
  type: 'message' | 'edited_message',
  message: ChatMessage,
): void {
  if (isSeenByBot(telegram, room, message)) telegram.updates.push(type, message);
}

/** Bots see inline keyboards in messages, but no other reply_markup. */
export function asBotSees(message: ChatMessage): ChatMessage {
  if (!message.reply_markup || message.reply_markup.inline_keyboard) return message;
  const { reply_markup: _hidden, ...seen } = message;
  return seen;
}

export function seconds({ now }: Telegram): number {
  return Math.floor(now() / 1000);
}

export function isServiceMessage(message: ChatMessage): boolean {
  const { new_chat_members, left_chat_member, migrate_to_chat_id, migrate_from_chat_id, forum_topic_created } = message;
  return Boolean(
    new_chat_members ?? left_chat_member ?? migrate_to_chat_id ?? migrate_from_chat_id ?? forum_topic_created,
  );
}

function threadAndReply(room: ChatRoom, { replyTo, threadId }: Placement): Partial<ChatMessage> {
  const reply = replyTo && { reply_to_message: quoted(replyTo) };
  if (room.isForum) {
    const topic = threadId ?? replyTo?.message_thread_id;
    if (topic === undefined) return reply ?? {};
    // In a topic every message that replies to nothing is shown as a reply to the topic's creation.
    const root = room.message(topic);
    return {
      message_thread_id: topic,
      is_topic_message: true,
      ...(root && { reply_to_message: quoted(root) }),
      ...reply,
    };
  }
  if (room.type === 'supergroup' && replyTo) {
    return { message_thread_id: replyTo.message_thread_id ?? replyTo.message_id, ...reply };
  }
  return reply ?? {};
}

function quoted(message: ChatMessage): ChatMessage {
  const { reply_to_message: _deeper, ...shown } = asBotSees(message);
  return shown;
}

function isSeenByBot({ bot, canReadAllGroupMessages }: Telegram, room: ChatRoom, message: ChatMessage): boolean {
  if (room.type === 'private') return true;
  const status = room.members.get(bot.id)?.status;
  if (status === undefined || status === 'left' || status === 'kicked') return false;
  if (canReadAllGroupMessages || status === 'administrator' || isServiceMessage(message)) return true;
  return isMeantFor(bot, message);
}

// Privacy mode: commands, mentions and replies to the bot.
function isMeantFor(bot: TelegramUser, { text = '', caption = '', reply_to_message: replied }: ChatMessage): boolean {
  const command = /^\/\w+(?:@(\w+))?/.exec(text);
  if (command) return command[1] === undefined || command[1].toLowerCase() === bot.username?.toLowerCase();
  return replied?.from?.id === bot.id || (text + caption).includes(`@${bot.username}`);
}
