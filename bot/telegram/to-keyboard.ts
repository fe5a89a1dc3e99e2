import type { ForceReply, InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../../workflows/outgoing.ts';
import type { OutgoingMessage } from '../chat-platform.ts';
import { shorten, textOf } from '../rich-text.ts';

type Rows = readonly (readonly Button[])[];

const styles = { good: 'success', bad: 'danger', main: 'primary' } as const;
const placeholderLimit = 64;

/** No rows: no keyboard, which in an edit takes away the one that was there. */
export function toKeyboard(rows: Rows = []): InlineKeyboardMarkup {
  return { inline_keyboard: rows.map((row) => row.map(toButton)) };
}

/** What hangs under a new message. Telegram allows one thing only: buttons go before an opened keyboard. */
export function toReplyMarkup({ buttons = [], asksForText, text }: OutgoingMessage): {
  reply_markup?: InlineKeyboardMarkup | ForceReply;
} {
  if (buttons.length > 0) return { reply_markup: toKeyboard(buttons) };
  if (!asksForText) return {};
  const firstLine = textOf(text).trim().split('\n')[0] ?? '';
  const hint = firstLine === '' ? {} : { input_field_placeholder: shorten(firstLine, placeholderLimit) };
  // Selective: in a group only who is mentioned or answered.
  return { reply_markup: { force_reply: true, selective: true, ...hint } };
}

function toButton({ text, data, style }: Button): InlineKeyboardButton {
  return { text, callback_data: data, ...(style && { style: styles[style] }) };
}
