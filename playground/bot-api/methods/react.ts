import { badRequest } from '../api-error.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, listParam, numberParam, textParam } from './call.ts';
import { targetMessage, targetRoom, writableRoom } from './target-chat.ts';

const reactions = new Set(
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'.split(
    ' ',
  ),
);

const actions = new Set(
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker find_location record_video_note upload_video_note'.split(
    ' ',
  ),
);

/** A bot may put one reaction on a message. */
export function setMessageReaction(telegram: Telegram, call: Call): true {
  const room = targetRoom(telegram, call);
  const message = targetMessage(room, call, 'message to react not found');
  const emoji = listParam(call.params, 'reaction').map((each) => String((each as { emoji?: string }).emoji));
  if (emoji.some((each) => !reactions.has(each))) throw badRequest('REACTION_INVALID');
  if (emoji.length > 1) throw badRequest('REACTIONS_TOO_MANY');
  room.reactions.set(message.message_id, emoji);
  telegram.changes.emit({ type: 'edited', chatId: room.id, message });
  return true;
}

export function sendChatAction(telegram: Telegram, call: Call): true {
  const room = writableRoom(telegram, call);
  const action = textParam(call.params, 'action') ?? '';
  if (!actions.has(action)) throw badRequest('wrong parameter action in request');
  const threadId = numberParam(call.params, 'message_thread_id');
  if (threadId !== undefined && !room.topics.has(threadId)) throw badRequest('message thread not found');
  telegram.changes.emit({ type: 'action', chatId: room.id, action });
  return true;
}
