import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import type { ContentChange } from '../../workflows/command.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { procedureOf } from '../../workflows/procedure-versions.ts';
import { isRefusal, type Refusal } from '../../workflows/refusals.ts';
import { runCommand, runOpen } from '../../workflows/run-command.ts';
import { type MessageKey, messageKey, type Piece, type Submission } from '../../workflows/submission.ts';
import type { KnownMessage, Write } from '../../workflows/writes.ts';
import { refused } from '../commit-command.ts';
import { actorOf, contextFor, type Desk, identify, nothing, type Reaction, type Visitor } from '../desk.ts';
import { answersList, findReplied, isOfPlace } from '../find-package.ts';
import type { IncomingMedia, IncomingMessage } from '../incoming.ts';
import { commitOf } from '../order-messages.ts';
import { hasLabels, readOpening, readReply } from '../read-caption.ts';
import { continueNarrative, isTalk, readTextReply } from '../read-text-reply.ts';
import { answer } from '../send.ts';
import { captionRefusedText, notAPieceText, whichCardText } from '../texts/intake.ts';
import { refusalText } from '../texts/refusals.ts';
import { keepLoose, rememberPieces, takeLooseAlbum } from './loose-pieces.ts';
import { wasRemoved } from './take-removal.ts';

/** A message in an intake place: a package begins, a package grows, or it is chatter. */
export async function takeIn(
  message: IncomingMessage,
  sender: Sender,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  if (message.edited) return takeEdit(message, sender, place, desk);
  if (await wasRemoved(message, sender, desk)) return nothing;
  if (message.media) return takeMedia(message, message.media, sender, place, desk);
  return takeText(message, sender, place, desk);
}

async function takeMedia(
  message: IncomingMessage,
  media: IncomingMedia,
  sender: Sender,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  const joined = await findJoined(message, place, desk);
  if (joined) return addPiece(message, media, sender, joined, desk);
  const visitor = await identify(desk, sender);
  if (message.text.trim() === '' && !(await mayBelong(place, desk))) return nothing;
  if (message.text.trim() === '')
    return { writes: keepLoose(message, toPiece(message, media, visitor), visitor, place, desk) };
  return open(message, media, visitor, place, desk);
}

/** Without a procedure in force nothing may begin: a photo can only belong to what is open already. */
async function mayBelong(place: ChatAddress, desk: Desk): Promise<boolean> {
  if (desk.standing.procedures.inForce) return true;
  return (await desk.tx.openSubmissions(desk.office.id, place)).length > 0;
}

/** The package that these media belong to: the one they answer, or the one that has their album. */
async function findJoined(message: IncomingMessage, place: ChatAddress, desk: Desk): Promise<Submission | undefined> {
  const replied = await findReplied(message, desk);
  if (replied && isOfPlace(replied.submission, place)) return replied.submission;
  if (!message.albumId) return undefined;
  const id = await desk.tx.submissionIdByAlbum(place.channel, place.chatId, message.albumId);
  return id === undefined ? undefined : desk.tx.submission(id);
}

async function open(
  message: IncomingMessage,
  media: IncomingMedia,
  visitor: Visitor,
  place: ChatAddress,
  desk: Desk,
): Promise<Reaction> {
  const { id, code } = await desk.tx.nextSubmission(desk.office.id);
  const early = desk.standing.procedures.inForce ? await takeLooseAlbum(message, place, desk) : [];
  const content = readOpening(message.text, dayOf(message.sentAt, desk.office.calendar));
  const pieces = [...early, toPiece(message, media, visitor)];
  const home = { channel: place.channel, chatId: place.chatId, threadId: place.threadId };
  const decided = runOpen(
    {
      type: 'OpenSubmission',
      id,
      code,
      officeId: desk.office.id,
      home,
      content: { ...content, pieces },
      message: keyOf(message),
      sentAt: message.sentAt,
    },
    contextFor(desk, actorOf(visitor, true)),
  );
  if (isRefusal(decided)) return refuseOpening(message, visitor, desk, decided);
  const known = early.flatMap((piece) => rememberPieces([piece], id, piece.addedBy, desk));
  return { writes: [...(await commitOf(desk, decided)), ...known, remember(message, desk, id, visitor, 'piece')] };
}

/** No procedure is in force: said to everybody who tries, because nothing of it is kept. */
function refuseOpening(message: IncomingMessage, visitor: Visitor, desk: Desk, refusal: Refusal): Reaction {
  const logged = refused(desk, actorOf(visitor, true), null, 'OpenSubmission', refusal.reason);
  const text = refusalText(refusal, () => 'seseorang');
  return { writes: [logged, answer(desk, message.chat, message.messageId, [text], { replyTo: message.messageId })] };
}

async function addPiece(
  message: IncomingMessage,
  media: IncomingMedia,
  sender: Sender,
  submission: Submission,
  desk: Desk,
): Promise<Reaction> {
  const visitor = await identify(desk, sender);
  const fields = readReply(message.text, dayOf(message.sentAt, desk.office.calendar)) ?? {};
  const kind = isNarrativeFile(message, media, submission) ? 'narrative' : media.kind;
  const piece: Piece = { ...toPiece(message, media, visitor), kind };
  return change(message, visitor, submission, { ...fields, pieces: [piece] }, desk, 'piece');
}

async function takeText(message: IncomingMessage, sender: Sender, place: ChatAddress, desk: Desk): Promise<Reaction> {
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

/** An edited message of a package says the same thing anew; an edited loose photo may begin one. */
async function takeEdit(message: IncomingMessage, sender: Sender, place: ChatAddress, desk: Desk): Promise<Reaction> {
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

async function change(
  message: IncomingMessage,
  visitor: Visitor,
  submission: Submission,
  content: ContentChange,
  desk: Desk,
  purpose: 'piece' | 'text' | 'narrative' | null,
  ref: string | null = null,
): Promise<Reaction> {
  const context = contextFor(desk, actorOf(visitor, true));
  const used = withoutNeedlessProblem(content, submission);
  const added = { type: 'AddContent', content: used, message: keyOf(message) } as const;
  const decided = await runCommand(desk.tx, submission.id, added, context);
  const known = purpose === null ? [] : [remember(message, desk, submission.id, visitor, purpose, ref)];
  const tooLong = content.problems?.find(({ field }) => field === 'caption');
  const told = tooLong
    ? [answer(desk, message.chat, message.messageId, [captionRefusedText(tooLong)], { replyTo: message.messageId })]
    : [];
  if (isRefusal(decided)) return { writes: [...known, ...told] };
  return { writes: [...(await commitOf(desk, decided)), ...known, ...told] };
}

/** A caption that was refused is no problem of a package that has one: who sent it is told, and that is all. */
function withoutNeedlessProblem(content: ContentChange, submission: Submission): ContentChange {
  if (!content.problems || submission.content.caption === null) return content;
  return { ...content, problems: content.problems.filter(({ field }) => field !== 'caption') };
}

export function toPiece(message: IncomingMessage, media: IncomingMedia, visitor: Visitor): Piece {
  return {
    key: keyOf(message),
    ...media,
    state: 'fetching',
    albumId: message.albumId,
    sha256: null,
    addedBy: visitor.person,
    addedAt: message.sentAt,
    leftOut: false,
  };
}

function keyOf({ chat, messageId }: IncomingMessage): MessageKey {
  return messageKey({ ...chat, messageId });
}

/** Texts (.txt, .docx) and, while the narrative is missing, .pdf in answer to a package are its narrative. */
function isNarrativeFile(message: IncomingMessage, media: IncomingMedia, submission: Submission): boolean {
  if (media.kind !== 'document' || !message.replyTo) return false;
  const name = (media.fileName ?? '').toLowerCase();
  if (/\.(txt|docx|doc|rtf|odt)$/.test(name) || media.mimeType === 'text/plain') return true;
  return /\.pdf$/.test(name) && submission.content.kind === 'activity' && submission.content.narrative === null;
}

function remember(
  message: IncomingMessage,
  desk: Desk,
  submissionId: number,
  visitor: Visitor,
  purpose: 'piece' | 'text' | 'narrative',
  ref: string | null = purpose === 'piece' && message.text.trim() !== '' && !message.replyTo ? 'opener' : null,
): Write {
  const { channel, chatId } = message.chat;
  const about = { submissionId, purpose, person: visitor.person, ref, length: message.text.length, at: message.sentAt };
  const known = { channel, chatId, messageId: message.messageId, officeId: desk.office.id, step: null, revision: null };
  return { type: 'rememberMessage', message: { ...known, ...about } };
}
