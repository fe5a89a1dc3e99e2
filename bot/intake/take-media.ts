import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import { isRefusal, type Refusal } from '../../workflows/refusals.ts';
import { runOpen } from '../../workflows/run-command.ts';
import type { Piece, Submission } from '../../workflows/submission.ts';
import { refused } from '../commit-command.ts';
import { actorOf, contextFor, type Desk, identify, nothing, type Reaction, type Visitor } from '../desk.ts';
import { findReplied, isOfPlace } from '../find-package.ts';
import type { IncomingMedia, IncomingMessage } from '../incoming.ts';
import { commitOf } from '../order-messages.ts';
import { readOpening, readReply } from '../read-caption.ts';
import { answer } from '../send.ts';
import { refusalText } from '../texts/refusals.ts';
import { change, keyOf, remember, toPiece } from './change-content.ts';
import { keepLoose, rememberPieces, takeLooseAlbum } from './loose-pieces.ts';

export async function takeMedia(
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

/** Texts (.txt, .docx) and, while the narrative is missing, .pdf in answer to a package are its narrative. */
function isNarrativeFile(message: IncomingMessage, media: IncomingMedia, submission: Submission): boolean {
  if (media.kind !== 'document' || !message.replyTo) return false;
  const name = (media.fileName ?? '').toLowerCase();
  if (/\.(txt|docx|doc|rtf|odt)$/.test(name) || media.mimeType === 'text/plain') return true;
  return /\.pdf$/.test(name) && submission.content.kind === 'activity' && submission.content.narrative === null;
}
