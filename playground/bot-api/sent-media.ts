import type { MessageContent } from './chat-message.ts';
import type { NewFile } from './files.ts';
import { findEntities } from './find-entities.ts';
import { fileContent } from './methods/input-file.ts';
import type { Telegram } from './telegram.ts';
import type { AlbumPiece, MediaOptions } from './virtual-user.ts';

/** What a message with a file from a person says. */
export function mediaContent(telegram: Telegram, file: NewFile, options: MediaOptions): MessageContent {
  const content = fileContent(telegram, telegram.files.store({ ...file, size: options.fileSize }));
  const group = options.mediaGroupId !== undefined && { media_group_id: options.mediaGroupId };
  return { ...withCaption(content, options.caption), ...group };
}

export function pieceContent(telegram: Telegram, piece: AlbumPiece): MessageContent {
  if (Buffer.isBuffer(piece)) return mediaContent(telegram, { kind: 'photo', bytes: piece }, {});
  const content = fileContent(telegram, telegram.files.store(pieceFile(piece)));
  return withCaption(content, piece.caption);
}

export function withCaption(content: MessageContent, caption: string | undefined): MessageContent {
  if (caption === undefined) return content;
  const entities = findEntities(caption);
  return { ...content, caption, ...(entities.length > 0 && { caption_entities: entities }) };
}

function pieceFile(piece: Exclude<AlbumPiece, Buffer>): NewFile {
  if ('photo' in piece) return { kind: 'photo', bytes: piece.photo };
  if ('video' in piece) return { kind: 'video', bytes: piece.video };
  return { kind: 'document', bytes: piece.document, fileName: piece.fileName, mimeType: piece.mimeType };
}
