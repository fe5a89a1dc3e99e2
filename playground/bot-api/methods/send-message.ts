import { badRequest } from '../api-error.ts';
import type { ChatMessage, MessageContent } from '../chat-message.ts';
import type { ChatRoom } from '../chats.ts';
import { defined } from '../defined.ts';
import { asBotSees, postMessage } from '../messages.ts';
import { readText } from '../read-text.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, objectParam, textParam } from './call.ts';
import { readKeyboard } from './check-keyboard.ts';
import { placementOf, writableRoom } from './target-chat.ts';

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

export function sendMessage(telegram: Telegram, call: Call): ChatMessage {
  const room = writableRoom(telegram, call);
  return postAsBot(telegram, room, call, { ...readMessageText(call), ...readKeyboard(call) });
}

export function postAsBot(telegram: Telegram, room: ChatRoom, call: Call, content: MessageContent): ChatMessage {
  const { reply, ...placement } = placementOf(telegram, room, call);
  const isProtected = call.params.protect_content === true && { has_protected_content: true as const };
  return asBotSees(postMessage(telegram, room, telegram.bot, { ...reply, ...content, ...isProtected }, placement));
}

export function readMessageText(call: Call) {
  const { text, entities } = readText({
    text: textParam(call.params, 'text') ?? '',
    parseMode: call.params.parse_mode,
    entities: call.params.entities,
    limit: TEXT_LIMIT,
    tooLong: 'message is too long',
    path: `${call.method}: text`,
    violate: call.violate,
  });
  if (text === '') {
    call.violate(`${call.method}: text is empty`);
    throw badRequest('message text is empty');
  }
  const linkPreview = objectParam(call.params, 'link_preview_options');
  return { text, ...(entities.length > 0 && { entities }), ...defined({ link_preview_options: linkPreview }) };
}

/** From the call's parameters, or from one item of an album. */
export function readCaption(call: Call, source: Readonly<Record<string, unknown>> = call.params) {
  const caption = textParam(source, 'caption');
  if (caption === undefined) return {};
  const { text, entities } = readText({
    text: caption,
    parseMode: source.parse_mode,
    entities: source.caption_entities,
    limit: CAPTION_LIMIT,
    tooLong: 'message caption is too long',
    path: `${call.method}: caption`,
    violate: call.violate,
  });
  if (text === '') return {};
  const isAbove = source.show_caption_above_media === true && { show_caption_above_media: true as const };
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }), ...isAbove };
}
