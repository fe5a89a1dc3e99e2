import { InputFile } from 'grammy';
import type { ChatAddress } from '../../workflows/chat.ts';
import type { OutgoingMessage } from '../chat-platform.ts';
import { shorten, textOf } from '../rich-text.ts';
import { placeOf } from './place-of.ts';
import { safeFileName } from './safe-file-name.ts';
import { sendMedia } from './send-media.ts';
import type { TelegramApi } from './telegram-api.ts';
import { captionLimit } from './telegram-capabilities.ts';
import { toChatId } from './to-chat-id.ts';
import { toMarkedText } from './to-entities.ts';
import { toReplyMarkup } from './to-keyboard.ts';

/** Sends one message (an album is one); the ids of what then stands in the chat. */
export async function sendMessage(api: TelegramApi, to: ChatAddress, message: OutgoingMessage): Promise<string[]> {
  const { media = [], file } = message;
  if (file) return [await sendFile(api, to, message, file)];
  if (media.length > 0) return sendMedia(api, to, message, media);
  return [await sendText(api, to, message)];
}

async function sendText({ calls }: TelegramApi, to: ChatAddress, message: OutgoingMessage): Promise<string> {
  const { text, entities } = toMarkedText(message.text);
  const sent = await calls.sendMessage(toChatId(to.chatId), text, {
    entities,
    link_preview_options: { is_disabled: true },
    ...placeOf(to, message),
    ...toReplyMarkup(message),
  });
  return String(sent.message_id);
}

async function sendFile(
  { uploads }: TelegramApi,
  to: ChatAddress,
  message: OutgoingMessage,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const { text, entities } = captionOf(message);
  const sent = await uploads.sendDocument(toChatId(to.chatId), new InputFile(file.bytes, safeFileName(file.name)), {
    caption: text,
    caption_entities: entities,
    ...placeOf(to, message),
    ...toReplyMarkup(message),
  });
  return String(sent.message_id);
}

/** Under a file there is less room than in a message; what does not fit loses its marks and its end. */
function captionOf({ text }: OutgoingMessage) {
  const whole = toMarkedText(text);
  return whole.text.length <= captionLimit ? whole : toMarkedText([shorten(textOf(text), captionLimit)]);
}
