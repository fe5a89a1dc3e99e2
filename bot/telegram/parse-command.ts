import type { IncomingMessage } from '../incoming.ts';
import type { TelegramMessage } from './telegram-update.ts';

/** `/status@alur_bot K-0001` to word and rest; null for text, and for a command that names another bot. */
export function parseCommand({ text, entities }: TelegramMessage, botUsername: string): IncomingMessage['command'] {
  const mark = entities?.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (text === undefined || mark === undefined) return null;
  const [word = '', addressee] = text.slice(1, mark.length).split('@');
  if (addressee !== undefined && addressee.toLowerCase() !== botUsername.toLowerCase()) return null;
  return { word: word.toLowerCase(), args: text.slice(mark.length).trim() };
}
