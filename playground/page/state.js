/** @import { PageEvent } from '../web/page-news.ts' */
/** @import { ChatState, PageState, ShownMessage } from '../web/page-state.ts' */

/**
 * What the server said last. `null` before it said anything.
 * @typedef {{ page: PageState | null, isConnected: boolean, typing: ReadonlyMap<number, number>, clockReadAt: number }} Shown
 */

/** @type {Shown} */
export const nothingYet = { page: null, isConnected: false, typing: new Map(), clockReadAt: 0 };

/** How long "mengetik…" stands without news. */
export const typingMs = 4000;

/**
 * @param {Shown} shown
 * @param {PageEvent | { type: 'connected' | 'disconnected' }} event
 * @returns {Shown}
 */
export function heard(shown, event) {
  const { page } = shown;
  switch (event.type) {
    case 'state':
      return { page: event.state, isConnected: true, typing: new Map(), clockReadAt: performance.now() };
    case 'connected':
      return { ...shown, isConnected: true };
    case 'disconnected':
      return { ...shown, isConnected: false };
    case 'typing':
      return { ...shown, typing: new Map(shown.typing).set(event.chatId, performance.now()) };
    case 'beside':
      return page
        ? { ...shown, page: { ...page, clock: event.clock, office: event.office }, clockReadAt: performance.now() }
        : shown;
    case 'chat':
      return withChat(shown, event.chat.id, () => event.chat);
    case 'message':
      return withChat(quiet(shown, event.chatId), event.chatId, (chat) => withMessage(chat, event.message));
    case 'removed':
      return withChat(shown, event.chatId, (chat) => without(chat, event.messageId));
  }
}

/**
 * @param {Shown} shown
 * @param {number} chatId
 */
function quiet(shown, chatId) {
  const typing = new Map(shown.typing);
  return typing.delete(chatId) ? { ...shown, typing } : shown;
}

/**
 * @param {Shown} shown
 * @param {number} chatId
 * @param {(chat: ChatState) => ChatState} change
 * @returns {Shown}
 */
function withChat(shown, chatId, change) {
  if (!shown.page) return shown;
  const chats = shown.page.chats.map((chat) => (chat.id === chatId ? change(chat) : chat));
  return { ...shown, page: { ...shown.page, chats } };
}

/**
 * @param {ChatState} chat
 * @param {ShownMessage} message
 * @returns {ChatState}
 */
function withMessage(chat, message) {
  const isKnown = chat.messages.some(({ message_id }) => message_id === message.message_id);
  const messages = isKnown
    ? chat.messages.map((one) => (one.message_id === message.message_id ? message : one))
    : [...chat.messages, message].sort((a, b) => a.message_id - b.message_id);
  return { ...chat, messages, isStarted: true };
}

/**
 * @param {ChatState} chat
 * @param {number} messageId
 * @returns {ChatState}
 */
function without(chat, messageId) {
  return { ...chat, messages: chat.messages.filter(({ message_id }) => message_id !== messageId) };
}
