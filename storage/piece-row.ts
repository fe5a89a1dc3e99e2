import type { Insertable, Selectable } from 'kysely';
import type { LoosePiece } from '../workflows/records.ts';
import { messageOfPiece, type Piece } from '../workflows/submission.ts';
import type { PiecesTable } from './tables/packages.ts';

export function toPiece(row: Selectable<PiecesTable>): Piece {
  return {
    key: row.key,
    kind: row.kind,
    state: row.state,
    albumId: row.album_id,
    fileRef: row.file_ref,
    fileName: row.file_name,
    mimeType: row.mime_type,
    size: row.size,
    sha256: row.sha256,
    addedBy: row.added_by,
    addedAt: row.added_at,
    leftOut: row.left_out === 1,
    ...(row.captured_on === null ? {} : { capturedOn: row.captured_on }),
  };
}

export function toLoosePiece(row: Selectable<PiecesTable>): LoosePiece {
  const home = { channel: row.channel, chatId: row.chat_id, threadId: row.thread_id };
  return { piece: toPiece(row), home, person: row.added_by };
}

/** Due for fetching as soon as it came. */
export function toRow(piece: Piece, place: PiecePlace): Insertable<PiecesTable> {
  const { key, kind, state, albumId, fileRef, fileName, mimeType, size, sha256, addedBy, addedAt } = piece;
  const { channel, chatId } = messageOfPiece(piece);
  return {
    ...place,
    channel,
    chat_id: chatId,
    key,
    kind,
    state,
    album_id: albumId,
    file_ref: fileRef,
    file_name: fileName,
    mime_type: mimeType,
    size,
    sha256,
    added_by: addedBy,
    added_at: addedAt,
    left_out: piece.leftOut ? 1 : 0,
    captured_on: piece.capturedOn ?? null,
    attempts: 0,
    next_attempt_at: addedAt,
  };
}

export type PiecePlace = Pick<
  Insertable<PiecesTable>,
  'office_id' | 'submission_id' | 'position' | 'thread_id' | 'loose_day'
>;
