import type { Incoming } from '../incoming.ts';
import { parseMembership, parseOwnMembership } from './parse-membership.ts';
import { type Bot, parseMessage } from './parse-message.ts';
import { chatOf, senderOf } from './parse-place.ts';
import { type TelegramTap, updateSchema } from './telegram-update.ts';

/**
 * Raw update to what it means; nothing for what nobody here listens to (channel posts, inline queries, service messages,
 * other bots). Throws on what is no update at all.
 */
export function parseUpdate(raw: string, bot: Bot): Incoming[] {
  const { data: update } = updateSchema.safeParse(readJson(raw));
  if (update === undefined) throw new Error('not an update of Telegram: it has no update_id');
  if (update.message) return parseMessage(update.message, bot, false);
  if (update.edited_message) return parseMessage(update.edited_message, bot, true);
  if (update.callback_query) return parseTap(update.callback_query);
  if (update.my_chat_member) return parseOwnMembership(update.my_chat_member);
  if (update.chat_member) return parseMembership(update.chat_member);
  return [];
}

/** A syntax error of JSON quotes what it could not read. */
function readJson(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    throw new Error('not an update of Telegram: it is no JSON');
  }
}

function parseTap({ id, from, message, data }: TelegramTap): Incoming[] {
  if (data === undefined || message === undefined) return [];
  const chat = chatOf(message);
  if (chat === null) return [];
  const { channel, chatId } = chat;
  const address = { channel, chatId, messageId: String(message.message_id) };
  return [{ type: 'tap', chat, message: address, sender: senderOf(from), data, tapId: id }];
}
