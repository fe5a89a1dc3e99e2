import type { ChatMessage } from '../chat-message.ts';
import type { FileKind } from '../files.ts';
import type { Telegram } from '../telegram.ts';
import type { Call, Method } from './call.ts';
import { readKeyboard } from './check-keyboard.ts';
import { fileContent, inputFile } from './input-file.ts';
import { postAsBot, readCaption } from './send-message.ts';
import { writableRoom } from './target-chat.ts';

export const sendPhoto = sendFile('photo');
export const sendVideo = sendFile('video');
export const sendDocument = sendFile('document');
export const sendAudio = sendFile('audio');
export const sendAnimation = sendFile('animation');
export const sendVoice = sendFile('voice');
export const sendSticker = sendFile('sticker');

function sendFile(kind: FileKind): Method {
  return (telegram: Telegram, call: Call): ChatMessage => {
    const room = writableRoom(telegram, call);
    const content = fileContent(telegram, inputFile(telegram, call, kind, call.params[kind]));
    const isHidden = call.params.has_spoiler === true && { has_media_spoiler: true as const };
    return postAsBot(telegram, room, call, { ...content, ...isHidden, ...readCaption(call), ...readKeyboard(call) });
  };
}
