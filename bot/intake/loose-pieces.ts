import type { ChatAddress } from '../../workflows/chat.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import type { PersonId } from '../../workflows/people.ts';
import { messageKey, messageOfPiece, type Piece } from '../../workflows/submission.ts';
import type { KnownMessage, Write } from '../../workflows/writes.ts';
import type { Desk, Visitor } from '../desk.ts';
import type { IncomingMessage } from '../incoming.ts';

/** The piece with the caption may come a moment later than the others of its album: the hint waits for it. */
const hintDelayMs = 4000;

/** A photo that belongs to nothing yet is kept; its sender gets one hint a day. */
export function keepLoose(
  message: IncomingMessage,
  piece: Piece,
  visitor: Visitor,
  place: ChatAddress,
  desk: Desk,
): Write[] {
  if (piece.kind === 'document' && message.albumId === null) return [];
  const home = { channel: place.channel, chatId: place.chatId, threadId: place.threadId };
  const day = dayOf(message.sentAt, desk.office.calendar);
  const dueAt = new Date(Date.parse(desk.now) + hintDelayMs).toISOString();
  const about = { type: 'hint', person: visitor.person, home, day } as const;
  const key = `hint:${home.channel}:${home.chatId}:${visitor.person}`;
  return [
    { type: 'keepLoosePiece', piece, home, sender: visitor.person, day },
    { type: 'remind', reminder: { key, officeId: desk.office.id, about, dueAt } },
  ];
}

/** Pieces of the same album that came before the one with the caption. */
export async function takeLooseAlbum(message: IncomingMessage, place: ChatAddress, desk: Desk): Promise<Piece[]> {
  const own = messageKey({ ...message.chat, messageId: message.messageId });
  if (!message.albumId) return [];
  const loose = await desk.tx.looseAlbum(place.channel, place.chatId, message.albumId);
  return loose.map(({ piece }) => piece).filter(({ key }) => key !== own);
}

/** Replies to these photos lead to the package from now on. */
export function rememberPieces(pieces: readonly Piece[], submissionId: number, person: PersonId, desk: Desk): Write[] {
  return pieces.map((piece) => {
    const about = { officeId: desk.office.id, submissionId, purpose: 'piece', person } as const;
    const message: KnownMessage = {
      ...messageOfPiece(piece),
      ...about,
      ...{ step: null, revision: null, ref: null, length: null, at: desk.now },
    };
    return { type: 'rememberMessage', message };
  });
}
