import { badRequest } from '../api-error.ts';
import { contentToCarry, originOf } from '../carry-message.ts';
import type { ChatMessage, MessageContent } from '../chat-message.ts';
import { isServiceMessage } from '../messages.ts';
import type { Telegram } from '../telegram.ts';
import type { Call } from './call.ts';
import { readKeyboard } from './check-keyboard.ts';
import { postAsBot, readCaption } from './send-message.ts';
import { targetMessage, targetRoom, writableRoom } from './target-chat.ts';

export function copyMessage(telegram: Telegram, call: Call): { message_id: number } {
  const room = writableRoom(telegram, call);
  const message = sourceMessage(telegram, call, 'copy', 'copied');
  const content = call.params.caption === undefined ? contentToCarry(message) : withCaptionOf(call, message);
  const { message_id } = postAsBot(telegram, room, call, { ...content, ...readKeyboard(call) });
  return { message_id };
}

export function forwardMessage(telegram: Telegram, call: Call): ChatMessage {
  const room = writableRoom(telegram, call);
  const message = sourceMessage(telegram, call, 'forward', 'forwarded');
  return postAsBot(telegram, room, call, { ...contentToCarry(message), forward_origin: originOf(message) });
}

function withCaptionOf(call: Call, message: ChatMessage): MessageContent {
  const { caption: _old, caption_entities: _its, ...content } = contentToCarry(message);
  return { ...content, ...readCaption(call) };
}

function sourceMessage(telegram: Telegram, call: Call, verb: string, participle: string): ChatMessage {
  const message = targetMessage(targetRoom(telegram, call, 'from_chat_id'), call, `message to ${verb} not found`);
  if (isServiceMessage(message) || message.has_protected_content) throw badRequest(`message can't be ${participle}`);
  return message;
}
