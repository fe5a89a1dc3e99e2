import { isDeepStrictEqual } from 'node:util';
import { badRequest } from '../api-error.ts';
import type { ChatMessage, MessageContent } from '../chat-message.ts';
import type { ChatRoom } from '../chats.ts';
import type { FileKind } from '../files.ts';
import { asBotSees, changeMessage, isServiceMessage } from '../messages.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, objectParam } from './call.ts';
import { readKeyboard } from './check-keyboard.ts';
import { fileContent, inputFile } from './input-file.ts';
import { readCaption, readMessageText } from './send-message.ts';
import { targetMessage, writableRoom } from './target-chat.ts';

type Change = { readonly [K in keyof MessageContent]: MessageContent[K] | undefined };

const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

const noMedia = { photo: undefined, video: undefined, document: undefined, audio: undefined, animation: undefined };
const noText = { text: undefined, entities: undefined, link_preview_options: undefined };
const noCaption = { caption: undefined, caption_entities: undefined, show_caption_above_media: undefined };

export function editMessageText(telegram: Telegram, call: Call): ChatMessage {
  return edit(telegram, call, (message) => {
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    return { ...noText, ...readMessageText(call) };
  });
}

export function editMessageCaption(telegram: Telegram, call: Call): ChatMessage {
  return edit(telegram, call, (message) => {
    const file =
      message.photo ?? message.video ?? message.document ?? message.audio ?? message.animation ?? message.voice;
    if (!file) throw badRequest('there is no caption in the message to edit');
    return { ...noCaption, ...readCaption(call) };
  });
}

export function editMessageReplyMarkup(telegram: Telegram, call: Call): ChatMessage {
  return edit(telegram, call, () => ({}), true);
}

export function editMessageMedia(telegram: Telegram, call: Call): ChatMessage {
  return edit(telegram, call, (message) => {
    const media = objectParam(call.params, 'media') ?? {};
    const kind = media.type as FileKind;
    refuseForeignInAlbum(message, kind);
    const file = inputFile(telegram, call, kind, media.media);
    if (isSameFile(message, kind, file.uniqueId)) return { ...noCaption, ...readCaption(call, media) };
    return { ...noText, ...noMedia, ...noCaption, ...fileContent(telegram, file), ...readCaption(call, media) };
  });
}

function edit(telegram: Telegram, call: Call, read: (message: ChatMessage) => Change, isSilent = false): ChatMessage {
  const { room, message } = ownMessage(telegram, call);
  const change: Change = { ...read(message), reply_markup: undefined, ...readKeyboard(call) };
  if (isUnchanged(message, change)) throw badRequest(NOT_MODIFIED);
  return asBotSees(changeMessage(telegram, room, message, change, isSilent));
}

function ownMessage(telegram: Telegram, call: Call): { room: ChatRoom; message: ChatMessage } {
  const room = writableRoom(telegram, call);
  const message = targetMessage(room, call, 'message to edit not found');
  const isOwn = message.from?.id === telegram.bot.id && !message.forward_origin;
  if (!isOwn || isServiceMessage(message)) throw badRequest("message can't be edited");
  return { room, message };
}

function isUnchanged(message: ChatMessage, change: Change): boolean {
  return Object.entries(change).every(([key, value]) => isDeepStrictEqual(message[key as keyof ChatMessage], value));
}

function isSameFile(message: ChatMessage, kind: FileKind, uniqueId: string): boolean {
  const file = kind === 'photo' ? message.photo?.at(-1) : message[kind];
  return file?.file_unique_id === uniqueId;
}

function refuseForeignInAlbum(message: ChatMessage, kind: FileKind): void {
  if (message.media_group_id === undefined) return;
  const isVisual = message.photo !== undefined || message.video !== undefined;
  const fits = isVisual ? kind === 'photo' || kind === 'video' : message[kind] !== undefined;
  if (!fits) throw badRequest(`message of type ${kind} can't be put into this album`);
}
