import { stat } from 'node:fs/promises';
import { type Api, InputFile } from 'grammy';
import type { InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo } from 'grammy/types';
import type { ChatAddress } from '../../workflows/chat.ts';
import type { PieceKind } from '../../workflows/submission.ts';
import { ChatError } from '../chat-error.ts';
import type { OutgoingMedia, OutgoingMessage } from '../chat-platform.ts';
import { placeOf } from './place-of.ts';
import { safeFileName } from './safe-file-name.ts';
import type { TelegramApi } from './telegram-api.ts';
import { toChatError } from './to-chat-error.ts';
import { toChatId } from './to-chat-id.ts';
import { toMarkedText } from './to-entities.ts';
import { toReplyMarkup } from './to-keyboard.ts';

/** Larger photos are refused (https://core.telegram.org/bots/api#sendphoto): they go as documents. */
const photoUploadLimit = 10 * 1024 * 1024;

interface Source {
  kind: PieceKind;
  /** The chat's id of the file, or its bytes. */
  file: string | InputFile;
  caption: string;
}

/** By the chat's own file ids where there are any; when it does not know one any more, once more from the archive. */
export async function sendMedia(
  api: TelegramApi,
  to: ChatAddress,
  message: OutgoingMessage,
  media: readonly OutgoingMedia[],
): Promise<string[]> {
  try {
    return await transmit(api, to, message, await sourcesOf(media, 'fileRef'));
  } catch (error) {
    const problem = toChatError(error);
    const mayUpload = media.some((piece) => piece.fileRef !== null && piece.path !== null);
    if (!(problem instanceof ChatError && problem.kind === 'badFile' && mayUpload)) throw error;
    return transmit(api, to, message, await sourcesOf(media, 'path'));
  }
}

async function transmit(api: TelegramApi, to: ChatAddress, message: OutgoingMessage, sources: Source[]) {
  const [only] = sources;
  if (only && sources.length === 1) return [await sendOne(api, to, message, only)];
  // Which kinds may stand together is in the capabilities, and the renderers go by them.
  const album = sources.map(toInputMedia) as Parameters<Api['sendMediaGroup']>[1];
  const sent = await api.uploads.sendMediaGroup(toChatId(to.chatId), album, placeOf(to, message));
  return sent.map(({ message_id }) => String(message_id));
}

async function sendOne({ uploads }: TelegramApi, to: ChatAddress, message: OutgoingMessage, source: Source) {
  const { kind, file, caption } = source;
  const { text, entities } = toMarkedText(caption === '' ? message.text : [caption]);
  const other = { caption: text, caption_entities: entities, ...placeOf(to, message), ...toReplyMarkup(message) };
  const send = {
    photo: () => uploads.sendPhoto(toChatId(to.chatId), file, other),
    video: () => uploads.sendVideo(toChatId(to.chatId), file, other),
    animation: () => uploads.sendAnimation(toChatId(to.chatId), file, other),
    audio: () => uploads.sendAudio(toChatId(to.chatId), file, other),
    document: () => uploads.sendDocument(toChatId(to.chatId), file, other),
    narrative: () => uploads.sendDocument(toChatId(to.chatId), file, other),
  } satisfies Record<PieceKind, unknown>;
  return String((await send[kind]()).message_id);
}

type AlbumPiece = InputMediaPhoto | InputMediaVideo | InputMediaAudio | InputMediaDocument;

function toInputMedia({ kind, file, caption }: Source): AlbumPiece {
  // Telegram has no albums of animations; as a document it still arrives.
  const type = kind === 'animation' || kind === 'narrative' ? 'document' : kind;
  return { type, media: file, caption };
}

async function sourcesOf(media: readonly OutgoingMedia[], prefer: 'fileRef' | 'path'): Promise<Source[]> {
  const sources = await Promise.all(media.map((piece) => sourceOf(piece, prefer)));
  // A photo that is too large became a document, and documents stand with nothing else in an album.
  const asDocuments = sources.some(({ kind }, index) => kind !== media[index]?.kind) && media.length > 1;
  return asDocuments ? Promise.all(media.map(asDocument)) : sources;
}

async function sourceOf(piece: OutgoingMedia, prefer: 'fileRef' | 'path'): Promise<Source> {
  const { kind, caption, fileRef, path } = piece;
  if (fileRef !== null && (prefer === 'fileRef' || path === null)) return { kind, caption, file: fileRef };
  const { file, size } = await upload(piece);
  return { kind: kind === 'photo' && size > photoUploadLimit ? 'document' : kind, caption, file };
}

async function asDocument(piece: OutgoingMedia): Promise<Source> {
  return { kind: 'document', caption: piece.caption, file: (await upload(piece)).file };
}

async function upload({ path, fileName, kind }: OutgoingMedia): Promise<{ file: InputFile; size: number }> {
  if (path === null)
    throw new ChatError('badFile', 'a piece has neither a file id of this chat nor bytes in the archive');
  const { size } = await stat(path).catch(() => {
    throw new ChatError('badFile', 'the archive has no such file any more');
  });
  return { file: new InputFile(path, safeFileName(fileName ?? `${kind}${extensions[kind]}`)), size };
}

/** The archive has no names, and Telegram goes by them. */
const extensions: Record<PieceKind, string> = {
  photo: '.jpg',
  video: '.mp4',
  animation: '.mp4',
  audio: '.mp3',
  document: '',
  narrative: '',
};
