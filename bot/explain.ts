import type { Sender } from '../workflows/chat.ts';
import type { Desk, Reaction } from './desk.ts';
import { nothing } from './desk.ts';
import type { IncomingChat } from './incoming.ts';
import { answer } from './send.ts';

/** The bot explains itself at most once a day to each person, and does nothing else. */
export async function explainOnce(
  desk: Desk,
  sender: Sender | null,
  chat: IncomingChat,
  text: string,
): Promise<Reaction> {
  const key = sender ? `${sender.channel}:${sender.userId}` : `${chat.channel}:${chat.chatId}:anonymous`;
  if (await desk.tx.wasExplained(key, desk.today)) return nothing;
  return {
    writes: [
      { type: 'noteExplained', key, day: desk.today },
      answer(desk, chat, `explained:${key}:${desk.today}`, [text]),
    ],
  };
}
