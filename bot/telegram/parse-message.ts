import type { Incoming, IncomingMessage, RepliedMessage } from '../incoming.ts';
import { parseCommand } from './parse-command.ts';
import { mediaOf, otherOf } from './parse-content.ts';
import { parseServiceMessage } from './parse-membership.ts';
import { chatOf, senderOf } from './parse-place.ts';
import type { TelegramMessage } from './telegram-update.ts';

/** Who this bot is. */
export interface Bot {
  id: number;
  username: string;
}

/** @GroupAnonymousBot and @Channel_Bot: stand-ins for who writes in the name of a group or a channel. */
const anonymousIds: readonly number[] = [1087968824, 136817688];

export function parseMessage(message: TelegramMessage, bot: Bot, edited: boolean): Incoming[] {
  const chat = chatOf(message);
  // A linked channel's posts are copied into its group by Telegram: nobody there wrote them.
  if (chat === null || message.is_automatic_forward) return [];
  const service = parseServiceMessage(message);
  if (service) return service;
  const media = mediaOf(message);
  const other = media ? null : otherOf(message);
  const text = message.text ?? message.caption ?? '';
  if (!media && !other && text === '') return [];
  if (isFromBot(message)) return [];
  return [
    {
      type: 'message',
      chat,
      messageId: String(message.message_id),
      sender: authorOf(message),
      sentAt: new Date(message.date * 1000).toISOString(),
      edited,
      text,
      media,
      other,
      albumId: message.media_group_id ?? null,
      replyTo: repliedOf(message, bot),
      command: parseCommand(message, bot.username),
    },
  ];
}

function authorOf({ from, sender_chat: chat }: TelegramMessage): IncomingMessage['sender'] {
  return !from || chat || anonymousIds.includes(from.id) ? null : senderOf(from);
}

/** Bots that talk to each other never stop. */
function isFromBot({ from }: TelegramMessage): boolean {
  return from?.is_bot === true && !anonymousIds.includes(from.id);
}

function repliedOf(message: TelegramMessage, bot: Bot) {
  const { reply_to_message: replied, message_thread_id: thread, is_topic_message: isInTopic } = message;
  // In a topic, a message that answers nothing answers the message that opened the topic.
  if (!replied || replied.forum_topic_created || (isInTopic && replied.message_id === thread)) return null;
  const found: RepliedMessage = {
    messageId: String(replied.message_id),
    text: replied.text ?? replied.caption ?? '',
    fromBot: replied.from?.id === bot.id,
  };
  return found;
}
