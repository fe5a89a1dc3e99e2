import type { ChatAddress } from '../workflows/chat.ts';
import type { Outgoing, RichText } from '../workflows/outgoing.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Person } from '../workflows/records.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';

interface SendOptions {
  submissionId?: number;
  /** Milliseconds from now: lets several changes become one message. */
  delayMs?: number;
}

/** Orders one message. `key` names it: an order that still waits under that key is replaced. */
export function send(desk: Desk, key: string, to: ChatAddress, what: Outgoing, options: SendOptions = {}): Write {
  const notBefore = new Date(Date.parse(desk.now) + (options.delayMs ?? 0)).toISOString();
  const submissionId = options.submissionId ?? null;
  return { type: 'send', order: { key, officeId: desk.office.id, to, what, submissionId, notBefore } };
}

/** A finished answer. The message that it answers makes its key: the same update twice answers once. */
export function answer(
  desk: Desk,
  to: ChatAddress,
  about: string,
  text: RichText,
  more: Omit<Extract<Outgoing, { type: 'text' }>, 'type' | 'text'> = {},
): Write {
  return send(desk, `answer:${to.channel}:${to.chatId}:${about}`, to, { type: 'text', text, ...more });
}

/**
 * The private chat of a person, among those that are connected and that they can be reached in: the one that they chose,
 * else where they wrote last.
 */
function privateChat({ addresses, promptChannel }: Person, { chats }: Desk): ChatAddress | null {
  const [best] = [...addresses].sort(
    (a, b) =>
      Number(b.reachable) - Number(a.reachable) ||
      Number(chats.find(b.channel) !== undefined) - Number(chats.find(a.channel) !== undefined) ||
      Number(b.channel === promptChannel) - Number(a.channel === promptChannel) ||
      (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? ''),
  );
  return best ? { channel: best.channel, chatId: best.userId, threadId: null } : null;
}

export async function privateChats(
  desk: Desk,
  people: readonly PersonId[],
): Promise<{ person: PersonId; to: ChatAddress }[]> {
  const known = await desk.tx.people(people);
  return people.flatMap((person) => {
    const found = known.get(person);
    const to = found && privateChat(found, desk);
    return to ? [{ person, to }] : [];
  });
}
