import { answerCallbackQuery } from './answer-callback-query.ts';
import * as botProfile from './bot-profile.ts';
import type { Method } from './call.ts';
import { copyMessage, forwardMessage } from './copy-message.ts';
import { deleteMessage, deleteMessages } from './delete-message.ts';
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './edit-message.ts';
import { getChat, getChatAdministrators, getChatMember, getChatMemberCount, leaveChat } from './get-chat.ts';
import { getFile } from './get-file.ts';
import { getUpdates } from './get-updates.ts';
import { sendChatAction, setMessageReaction } from './react.ts';
import * as sendMedia from './send-media.ts';
import { sendMediaGroup } from './send-media-group.ts';
import { sendMessage } from './send-message.ts';
import { deleteWebhook, getWebhookInfo, setWebhook } from './webhook.ts';

const done: Method = () => true;

/** All methods that this server knows how to do. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>(
  Object.entries({
    getUpdates,
    setWebhook,
    deleteWebhook,
    getWebhookInfo,
    ...botProfile,
    logOut: done,
    close: done,
    sendMessage,
    ...sendMedia,
    sendMediaGroup,
    copyMessage,
    forwardMessage,
    editMessageText,
    editMessageCaption,
    editMessageReplyMarkup,
    editMessageMedia,
    deleteMessage,
    deleteMessages,
    answerCallbackQuery,
    setMessageReaction,
    sendChatAction,
    getFile,
    getChat,
    getChatMember,
    getChatMemberCount,
    getChatAdministrators,
    leaveChat,
  }),
);
