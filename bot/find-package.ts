import type { ChatAddress } from '../workflows/chat.ts';
import type { Submission } from '../workflows/submission.ts';
import type { KnownMessage } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import type { IncomingMessage } from './incoming.ts';

/** The package that a message answers, and the message of it that is known. */
export interface Found {
  submission: Submission;
  /** Undefined for a message of ours whose id was never learned: the code in it named the package. */
  known: KnownMessage | undefined;
}

export async function findReplied(message: IncomingMessage, desk: Desk): Promise<Found | undefined> {
  const { replyTo, chat } = message;
  if (!replyTo) return undefined;
  const known = await desk.tx.knownMessage({ ...addressOf(chat), messageId: replyTo.messageId });
  if (known) {
    const submission = known.submissionId === null ? undefined : await desk.tx.submission(known.submissionId);
    return submission && { submission, known };
  }
  const code = replyTo.fromBot ? findCode(replyTo.text) : undefined;
  const submission = code && (await desk.tx.submissionByCode(desk.office.id, code));
  return submission ? { submission, known: undefined } : undefined;
}

/** It answers a list of reminders that names several packages, and so none of them. */
export async function answersList({ replyTo, chat }: IncomingMessage, desk: Desk): Promise<boolean> {
  const known = replyTo && (await desk.tx.knownMessage({ ...addressOf(chat), messageId: replyTo.messageId }));
  return known?.purpose === 'news' && known.submissionId === null;
}

/** The first code that stands in a text, as it is stored. */
export function findCode(text: string): string | undefined {
  return /\bK-\d{4,9}\b/i.exec(text)?.[0].toUpperCase();
}

/** A code and nothing else. */
export function isBareCode(text: string): boolean {
  return /^\s*K-\d{4,9}[.!]?\s*$/i.test(text);
}

/** Is it a package of this place? A team adds only to what was begun where it writes. */
export function isOfPlace(submission: Submission, place: ChatAddress): boolean {
  const { home } = submission;
  return home.channel === place.channel && home.chatId === place.chatId && home.threadId === place.threadId;
}

function addressOf({ channel, chatId }: ChatAddress) {
  return { channel, chatId };
}
