import type { IncomingMessage } from '../incoming.ts';
import type { TelegramMessage } from './telegram-update.ts';

/**
 * `/status@alur_bot K-0001` to word and rest; null for text, and for a command that names another bot. Telegram marks what
 * it takes for a command; a Bot API server that marks nothing is read by Telegram's own rule.
 */
export function parseCommand({ text, entities }: TelegramMessage, botUsername: string): IncomingMessage['command'] {
  if (text === undefined) return null;
  const marked = entities ? markedLength(entities) : unmarked.exec(text)?.[0].length;
  if (marked === undefined) return null;
  const [word = '', addressee] = text.slice(1, marked).split('@');
  if (addressee !== undefined && addressee.toLowerCase() !== botUsername.toLowerCase()) return null;
  return { word: word.toLowerCase(), args: text.slice(marked).trim() };
}

const unmarked = /^\/[a-z0-9_]{1,32}(?:@[a-z0-9_]+)?/i;

function markedLength(entities: NonNullable<TelegramMessage['entities']>): number | undefined {
  return entities.find(({ type, offset }) => type === 'bot_command' && offset === 0)?.length;
}
