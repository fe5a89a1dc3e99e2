import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { procedureOf } from '../../workflows/procedure-versions.ts';
import type { Submission } from '../../workflows/submission.ts';
import { type Desk, identify, nothing, type Reaction } from '../desk.ts';
import { answersList, findReplied, isOfPlace } from '../find-package.ts';
import type { IncomingMessage } from '../incoming.ts';
import { hasLabels } from '../read-caption.ts';
import { continueNarrative, isTalk, readTextReply } from '../read-text-reply.ts';
import { answer } from '../send.ts';
import { notAPieceText, whichCardText } from '../texts/intake.ts';
import { change } from './change-content.ts';

export async function takeText(
  message: IncomingMessage,
  sender: Sender,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  const replied = await findReplied(message, desk);
  const continued = await continueText(message, sender, place, replied?.submission, desk);
  if (continued) return continued;
  if (!replied) return askWhich(message, desk);
  if (!isOfPlace(replied.submission, place)) return nothing;
  if (message.other && message.other !== 'sticker') {
    return { writes: [answer(desk, message.chat, message.messageId, [notAPieceText], { replyTo: message.messageId })] };
  }
  const content = readTextReply(
    message.text,
    replied.submission,
    dayOf(message.sentAt, desk.office.calendar),
    procedureOf(desk.standing.procedures, replied.submission.procedureVersion),
  );
  if (!content) return nothing;
  const visitor = await identify(desk, sender);
  return change(message, visitor, replied.submission, content, desk, content.narrative ? 'narrative' : 'text');
}

/** What is more than talk, in answer to a list of several packages, would be lost in silence. */
async function askWhich(message: IncomingMessage, desk: Desk): Promise<Reaction> {
  const isMeant = hasLabels(message.text) || !isTalk(message.text);
  if (!isMeant || !(await answersList(message, desk))) return nothing;
  return { writes: [answer(desk, message.chat, message.messageId, [whichCardText], { replyTo: message.messageId })] };
}

/**
 * The rest of a narrative that a chat program cut in two. Some programs make each part a reply to the same message, so this
 * is asked first; null for everything else.
 */
async function continueText(
  message: IncomingMessage,
  sender: Sender,
  place: ChatAddress,
  replied: Submission | undefined,
  desk: Desk,
): Promise<Reaction | null> {
  if (hasLabels(message.text)) return null;
  const person = await desk.tx.personByAddress(sender.channel, sender.userId);
  const last = person && (await desk.tx.lastNarrativeText(person.id, message.chat));
  if (!person || !last?.submissionId || (replied && replied.id !== last.submissionId)) return null;
  const submission = await desk.tx.submission(last.submissionId);
  if (!submission || !isOfPlace(submission, place)) return null;
  const content = continueNarrative(message, last, submission, desk.platform.capabilities.cutTextFrom);
  if (!content) return null;
  return change(message, await identify(desk, sender), submission, content, desk, 'narrative', 'joined');
}
