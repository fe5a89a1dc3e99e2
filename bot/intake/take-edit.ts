import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import type { ContentChange } from '../../workflows/command.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { procedureOf } from '../../workflows/procedure-versions.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { KnownMessage } from '../../workflows/writes.ts';
import { type Desk, identify, nothing, type Reaction, type Visitor } from '../desk.ts';
import { isOfPlace } from '../find-package.ts';
import type { IncomingMessage } from '../incoming.ts';
import { readOpening, readReply } from '../read-caption.ts';
import { readTextReply } from '../read-text-reply.ts';
import { change, toPiece } from './change-content.ts';
import { takeMedia } from './take-media.ts';

/** An edited message of a package says the same thing anew; an edited loose photo may begin one. */
export async function takeEdit(
  message: IncomingMessage,
  sender: Sender,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  const { channel, chatId } = message.chat;
  const known = await desk.tx.knownMessage({ channel, chatId, messageId: message.messageId });
  if (!known?.submissionId) {
    return message.media && message.text.trim() !== ''
      ? takeMedia(message, message.media, sender, place, desk)
      : nothing;
  }
  const submission = await desk.tx.submission(known.submissionId);
  if (!submission || !isOfPlace(submission, place)) return nothing;
  const visitor = await identify(desk, sender);
  return change(message, visitor, submission, readEdit(message, known, submission, visitor, desk), desk, null);
}

function readEdit(
  message: IncomingMessage,
  known: KnownMessage,
  submission: Submission,
  visitor: Visitor,
  desk: Desk,
): ContentChange {
  const sentOn = dayOf(message.sentAt, desk.office.calendar);
  const labelled = readReply(message.text, sentOn);
  if (known.ref === 'joined') return labelled ?? {};
  // It was taken as the narrative once: however short it is now, it is no talk.
  const isNarrative = known.purpose === 'narrative' && message.text.trim() !== '';
  if (isNarrative) return labelled ?? { narrative: message.text.trim() };
  const rules = procedureOf(desk.standing.procedures, submission.procedureVersion);
  if (!message.media) return readTextReply(message.text, submission, sentOn, rules) ?? {};
  const piece = toPiece(message, message.media, visitor);
  const isOpener = known.ref === 'opener' && message.text.trim() !== '';
  const fields = isOpener ? readOpening(message.text, sentOn) : (labelled ?? {});
  return { ...fields, pieces: [piece] };
}
