import type { RichText } from '../../workflows/outgoing.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Reaction } from '../desk.ts';
import { lengthOf } from '../rich-text.ts';
import { answer } from '../send.ts';
import type { CommandCall } from './slash-command.ts';

/** One answer to a command, where it was given. */
export function reply(
  { desk, message }: CommandCall,
  text: RichText | string,
  more: Parameters<typeof answer>[4] = {},
): Reaction {
  const words = typeof text === 'string' ? [text] : text;
  return { writes: [answer(desk, message.chat, message.messageId, words, more)] };
}

/** A list of any length: as many messages as it takes, never cut inside a line. */
export function replyLines({ desk, message }: CommandCall, all: readonly RichText[]): Reaction {
  const limit = desk.platform.capabilities.textLimit;
  const pages: RichText[] = [];
  for (const line of all) {
    const last = pages.at(-1);
    if (last && lengthOf(last) + lengthOf(line) + 1 <= limit) pages[pages.length - 1] = [...last, '\n', ...line];
    else pages.push(line);
  }
  const writes: Write[] = pages.map((page, index) => answer(desk, message.chat, `${message.messageId}:${index}`, page));
  return { writes };
}
