import type { ContentChange } from '../workflows/command.ts';
import type { Day } from '../workflows/deadlines.ts';
import type { AmendableRules } from '../workflows/procedure.ts';
import type { Submission } from '../workflows/submission.ts';
import type { KnownMessage } from '../workflows/writes.ts';
import type { IncomingMessage } from './incoming.ts';
import { readCaption, readReply } from './read-caption.ts';

/** A reply of fewer words, and of fewer characters, is talk ("siap, Pak") and no narrative. */
const narrativeWords = 6;
const narrativeLength = 40;
/** What takes the place of a narrative that is there already has to look like one. */
const replacementWords = 25;
/** The parts of a text that a chat program cut come at once. */
const continuationMs = 15_000;

/** What a text in answer to a package means for it; null for talk. Labels win; without them it is what is missing. */
export function readTextReply(
  text: string,
  { content }: Submission,
  sentOn: Day,
  { requirements }: AmendableRules,
): ContentChange | null {
  const labelled = readReply(text, sentOn);
  if (labelled) return labelled;
  const plain = text.trim();
  if (isTalk(plain)) return null;
  const needsNarrative = requirements[content.kind].narrative;
  if (!needsNarrative && content.caption === null) return readCaption(plain);
  if (content.narrative !== null && wordCount(plain) < replacementWords) return null;
  return { narrative: plain };
}

/** The second half of a narrative: near the length limit, then more from the same person at once. */
export function continueNarrative(
  message: IncomingMessage,
  last: KnownMessage,
  { content }: Submission,
  cutTextFrom: number,
): ContentChange | null {
  const gap = Date.parse(message.sentAt) - Date.parse(last.at);
  const isCut = (last.length ?? 0) >= cutTextFrom && gap >= 0 && gap <= continuationMs;
  if (!isCut || message.text.trim() === '' || content.narrative === null) return null;
  const glue = /[.!?:”"]$/.test(content.narrative) ? '\n' : ' ';
  return { narrative: content.narrative + glue + message.text.trim() };
}

export function isTalk(text: string): boolean {
  return wordCount(text) < narrativeWords && text.trim().length < narrativeLength;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
