import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { answer, privateChats } from './send.ts';

/** A sentence for each admin, in private. `about` names the matter. */
export async function tellAdmins(desk: Desk, about: string, text: string): Promise<Write[]> {
  const chats = await privateChats(desk, desk.holders.admin);
  return chats.map(({ person, to }) => answer(desk, to, `${about}:${person}:${desk.now}`, [text]));
}

/** Under which the admins' hearing of a chat that cannot be written to is noted. */
export function unreachableKey(channel: string, chatId: string): string {
  return `unreachable:${channel}:${chatId}`;
}
