import type { Outgoing } from '../workflows/outgoing.ts';
import type { Piece, Submission } from '../workflows/submission.ts';
import type { OutgoingMedia } from './chat-platform.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './deliver-message.ts';
import { numberedPieces } from './render-prompt.ts';

/** Pieces of a package, each numbered so that people can talk about "foto 3". */
export async function deliverAlbum(delivery: Delivery, what: Extract<Outgoing, { type: 'album' }>): Promise<Delivered> {
  const submission = await delivery.store.reads.submission(what.submissionId);
  const pieces = submission?.content.pieces.filter(({ key }) => what.pieces.includes(key)) ?? [];
  if (!submission || pieces.length === 0) return notNeeded;
  const media = pieces.map((piece) => toMedia(delivery, submission, piece));
  const messageIds = await delivery.platform.send(delivery.row.to, { text: [], media });
  return delivered(
    messageIds.map((id) => known(delivery, id, { purpose: 'album' })),
    messageIds.length,
  );
}

function toMedia({ archive, row }: Delivery, submission: Submission, piece: Piece): OutgoingMedia {
  const numbered = numberedPieces(submission);
  const number = numbered.findIndex(({ key }) => key === piece.key) + 1;
  const isOfThisChat = piece.key.startsWith(`${row.to.channel}:`);
  return {
    kind: piece.kind,
    fileRef: isOfThisChat ? piece.fileRef : null,
    path: piece.sha256 === null ? null : archive.pathOf(piece.sha256),
    fileName: piece.fileName,
    caption: `${submission.code} · ${number}/${numbered.length}`,
  };
}
