import type { ChatMessage } from './chat-message.ts';
import { describeButtons, describeMessage } from './describe-chats.ts';

/** The data of the button of this text (an equal one first, then one that contains it) or of this data. */
export function findButton(message: ChatMessage, wanted: string | { readonly data: string }): string {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat();
  const button =
    typeof wanted === 'string'
      ? (buttons.find(({ text }) => text === wanted) ?? buttons.find(({ text }) => text.includes(wanted)))
      : buttons.find(({ callback_data }) => callback_data === wanted.data);
  if (button?.callback_data !== undefined) return button.callback_data;
  const name = typeof wanted === 'string' ? `"${wanted}"` : `with data "${wanted.data}"`;
  const problem = button ? `Button ${name} sends nothing to the bot` : `There is no button ${name}`;
  throw new Error(`${problem}; buttons: ${describeButtons(message) || 'none'}; message:\n${describeMessage(message)}`);
}
