import type { Outgoing } from '../../workflows/outgoing.ts';
import type { Piece, Submission } from '../../workflows/submission.ts';
import type { OutgoingMedia } from '../chat-platform.ts';
import { isPicture } from '../pictures/is-picture.ts';
import { withoutMetadata } from '../pictures/strip-metadata.ts';
import { numberedPieces } from '../render-prompt.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** Pieces of a package, each numbered so that people can talk about "foto 3". */
export async function deliverAlbum(delivery: Delivery, what: Extract<Outgoing, { type: 'album' }>): Promise<Delivered> {
  const submission = await delivery.store.reads.submission(what.submissionId);
  const pieces = submission?.content.pieces.filter(({ key }) => what.pieces.includes(key)) ?? [];
  if (!submission || pieces.length === 0) return notNeeded;
  const media = await Promise.all(pieces.map((piece) => toMedia(delivery, submission, piece)));
  const messageIds = await delivery.platform.send(delivery.row.to, { text: [], media });
  return delivered(
    messageIds.map((id) => known(delivery, id, { purpose: 'album' })),
    messageIds.length,
  );
}

async function toMedia(delivery: Delivery, submission: Submission, piece: Piece): Promise<OutgoingMedia> {
  const { archive, row } = delivery;
  const numbered = numberedPieces(submission);
  const number = numbered.findIndex(({ key }) => key === piece.key) + 1;
  const isOfThisChat = piece.key.startsWith(`${row.to.channel}:`);
  const sha256 = await fileToSend(delivery, submission, piece);
  return {
    kind: piece.kind,
    fileRef: isOfThisChat && sha256 === piece.sha256 ? piece.fileRef : null,
    path: sha256 === null ? null : archive.pathOf(sha256),
    fileName: piece.fileName,
    caption: `${submission.code} · ${number}/${numbered.length}`,
  };
}

/**
 * What is to be uploaded tells nothing of who took it where. A photo of this chat's own has lost that already; of a picture
 * that cannot be opened there is only the original.
 */
async function fileToSend({ archive, row }: Delivery, { step }: Submission, piece: Piece): Promise<string | null> {
  const isForUpload = step === 'publishing' || step === 'published';
  const isBare = piece.kind === 'photo' && piece.key.startsWith(`${row.to.channel}:`);
  if (piece.sha256 === null || !isForUpload || isBare || !isPicture(piece)) return piece.sha256;
  return (await withoutMetadata(piece.sha256, archive)) ?? piece.sha256;
}
