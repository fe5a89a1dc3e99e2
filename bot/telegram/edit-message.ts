import type { MessageAddress } from '../../workflows/chat.ts';
import type { EditableContent } from '../chat-platform.ts';
import type { TelegramApi } from './telegram-api.ts';
import { says } from './to-chat-error.ts';
import { toChatId } from './to-chat-id.ts';
import { toMarkedText } from './to-entities.ts';
import { toKeyboard } from './to-keyboard.ts';

const isGone = /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|MESSAGE_EDIT_TIME_EXPIRED/i;

export async function editMessage(
  { calls }: TelegramApi,
  { chatId, messageId }: MessageAddress,
  content: EditableContent,
): Promise<'edited' | 'unchanged' | 'gone'> {
  const { text, entities } = toMarkedText(content.text);
  try {
    await calls.editMessageText(toChatId(chatId), Number(messageId), text, {
      entities,
      link_preview_options: { is_disabled: true },
      reply_markup: toKeyboard(content.buttons),
    });
    return 'edited';
  } catch (error) {
    if (says(error, /message is not modified/i)) return 'unchanged';
    if (says(error, isGone)) return 'gone';
    throw error;
  }
}

/** A message that is gone already is as good as removed. */
export async function removeMessage({ calls }: TelegramApi, { chatId, messageId }: MessageAddress): Promise<void> {
  try {
    await calls.deleteMessage(toChatId(chatId), Number(messageId));
  } catch (error) {
    if (!says(error, /message to delete not found|MESSAGE_ID_INVALID/i)) throw error;
  }
}
