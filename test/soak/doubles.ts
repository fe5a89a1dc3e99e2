import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { buttonsOf, type Office } from '../stories/office.ts';

/** Messages of the bot that came more than once, by what they are: how many too many. */
export function countDoubles(office: Office): Record<string, number> {
  const doubled: Record<string, number> = {};
  for (const chat of chatsOf(office)) {
    for (const [key, copies] of Map.groupBy(chat.filter(isOfBot), whatItIs)) {
      const [what = ''] = key.split(':');
      const tooMany = copies.length - meant(office, key, copies);
      if (key !== 'other' && tooMany > 0) doubled[what] = (doubled[what] ?? 0) + tooMany;
    }
  }
  return doubled;
}

/**
 * Every copy of every prompt says what was decided: by itself, or when it is tapped, which changes nothing. Throws where one
 * still offers a decision after that.
 */
export async function showHarmless(office: Office): Promise<void> {
  const people = [office.admin, office.deputy, office.chief];
  for (const person of people) {
    for (const sent of person.inbox) {
      // A tap before may have brought this one up to date as well.
      const message = now(office, sent);
      if (!offersDecision(message)) continue;
      const { text } = await person.tap(message, decisionOf(message) ?? '', { timeoutMs: 5000 });
      if (!text) throw new Error(`A tap on an old prompt was not answered: ${message.text}`);
      await office.server.waitFor(
        () => !offersDecision(now(office, message)),
        'the copy is brought up to date',
        20_000,
      );
    }
  }
}

function offersDecision(message: ChatMessage): boolean {
  return decisionOf(message) !== undefined;
}

function decisionOf(message: ChatMessage): string | undefined {
  return buttonsOf(message).find((text) => text.includes('Terima') || text === 'Instagram');
}

function now({ server }: Office, { chat, message_id }: ChatMessage): ChatMessage {
  const message = server.message(chat.id, message_id);
  if (!message) throw new Error(`Message ${message_id} is gone`);
  return message;
}

function chatsOf({ server, group, admin, deputy, chief, officer }: Office): (readonly ChatMessage[])[] {
  return [server.chat(group.id).messages, ...[admin, deputy, chief, officer].map(({ inbox }) => inbox)];
}

function isOfBot({ from }: ChatMessage): boolean {
  return from?.is_bot === true;
}

/** Admin Medsos sees the media twice: to receive them, and to upload them. */
function meant({ admin }: Office, key: string, [first]: readonly ChatMessage[]): number {
  return key.startsWith('album') && first?.chat.id === admin.id ? 2 : 1;
}

/** The same words for the same thing: a card, an album's first piece, or what a message says in its first two lines. */
function whatItIs(message: ChatMessage): string {
  const code = /K-\d+/.exec(message.text ?? message.caption ?? '')?.[0];
  if (!code) return 'other';
  if (message.photo) return `album piece:${message.caption}`;
  const [first, second = ''] = (message.text ?? '').split('\n');
  return message.chat.type === 'private' ? `prompt or answer:${first} ${second}` : `card or news:${first}`;
}
