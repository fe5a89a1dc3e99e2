import { type DownloadableMessage, normalizeMessageContent, type proto } from '@whiskeysockets/baileys';
import type { PieceKind } from '../../workflows/submission.ts';
import type { IncomingMedia, OtherContent } from '../incoming.ts';
import { messageToText } from './to-text.ts';

export type Content = proto.IMessage;

/** Without the wrappings: disappearing, seen once, a document's caption, a part of an album. */
export function contentOf(message: Content | null | undefined): Content {
  return normalizeMessageContent(message) ?? {};
}

/** Text, or the caption of the media. */
export function textOfContent(content: Content): string {
  const { conversation, extendedTextMessage: extended, imageMessage, videoMessage, documentMessage } = content;
  const caption = imageMessage?.caption ?? videoMessage?.caption ?? documentMessage?.caption;
  return conversation || extended?.text || caption || '';
}

export function mediaOf(content: Content): IncomingMedia | null {
  const { imageMessage: image, videoMessage: video, audioMessage: audio, documentMessage: document } = content;
  if (image) return toMedia('photo', { imageMessage: onlyFile(image) }, image);
  if (video) return toMedia(video.gifPlayback ? 'animation' : 'video', { videoMessage: onlyFile(video) }, video);
  if (audio && !audio.ptt) return toMedia('audio', { audioMessage: onlyFile(audio) }, audio);
  if (document) return toMedia('document', { documentMessage: onlyFile(document) }, document);
  return null;
}

const others: readonly (readonly [keyof Content, OtherContent])[] = [
  ['stickerMessage', 'sticker'],
  ['lottieStickerMessage', 'sticker'],
  ['audioMessage', 'voice'],
  ['ptvMessage', 'videoNote'],
  ['locationMessage', 'location'],
  ['liveLocationMessage', 'location'],
  ['contactMessage', 'contact'],
  ['contactsArrayMessage', 'contact'],
  ['pollCreationMessage', 'poll'],
  ['pollCreationMessageV2', 'poll'],
  ['pollCreationMessageV3', 'poll'],
  ['eventMessage', 'unknown'],
  ['groupInviteMessage', 'unknown'],
];

export function otherOf(content: Content): OtherContent | null {
  return others.find(([name]) => content[name])?.[1] ?? null;
}

/** The album that a piece belongs to is named by the message that announced it. */
export function albumIdOf(message: Content | null | undefined): string | null {
  const info = contentOf(message).messageContextInfo ?? message?.messageContextInfo;
  return info?.messageAssociation?.parentMessageKey?.id ?? null;
}

export function contextOf(content: Content): proto.IContextInfo | null {
  const {
    extendedTextMessage: text,
    imageMessage,
    videoMessage,
    audioMessage,
    documentMessage,
    stickerMessage,
  } = content;
  const carrier = text ?? imageMessage ?? videoMessage ?? audioMessage ?? documentMessage ?? stickerMessage;
  return carrier?.contextInfo ?? null;
}

interface WhatsAppFile extends DownloadableMessage {
  mimetype?: string | null;
  fileName?: string | null;
  fileLength?: number | { toNumber(): number } | string | null;
}

type FileMessage = proto.Message.IImageMessage &
  proto.Message.IVideoMessage &
  proto.Message.IAudioMessage &
  proto.Message.IDocumentMessage;

/** What downloading needs, without pictures in small and what was answered. */
function onlyFile(file: Partial<FileMessage>) {
  const { url, directPath, mediaKey, fileSha256, fileEncSha256, fileLength, mimetype } = file;
  const told = { url, directPath, mediaKey, fileSha256, fileEncSha256, fileLength, mimetype };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value != null));
}

function toMedia(kind: PieceKind, message: Content, file: WhatsAppFile): IncomingMedia {
  const size = Number(file.fileLength ?? Number.NaN);
  return {
    kind,
    fileRef: messageToText(message),
    fileName: file.fileName ?? null,
    mimeType: file.mimetype ?? null,
    size: Number.isFinite(size) ? size : null,
  };
}
