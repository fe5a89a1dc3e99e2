import { useEffect, useState } from 'preact/hooks';

/** @import { PageState, PhoneState } from '../web/page-state.ts' */

const storageKey = 'alur-read';

/**
 * What was seen on which phone stays in this browser: a reload forgets nothing, and two tabs agree.
 * @param {PageState | null} page
 */
export function useUnread(page) {
  const [seen, setSeen] = useState(readSeen);
  useEffect(() => {
    const onStorage = () => setSeen(readSeen());
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, []);
  useEffect(() => {
    // What was there when an office was first looked at is nothing new.
    if (page && seen.officeId !== page.officeId) keep({ officeId: page.officeId, last: newestOfAll(page) }, setSeen);
  }, [page]);

  /** @param {PhoneState} phone @param {number} chatId */
  const unread = (phone, chatId) => {
    const last = seen.last[`${phone.key} ${chatId}`] ?? 0;
    const chat = page?.chats.find(({ id }) => id === chatId);
    if (!chat || seen.officeId !== page?.officeId) return 0;
    return chat.messages.filter(({ message_id, from }) => message_id > last && from?.id !== phone.userId).length;
  };
  /** @param {PhoneState} phone @param {number} chatId */
  const markSeen = (phone, chatId) => {
    const newest = page?.chats.find(({ id }) => id === chatId)?.messages.at(-1)?.message_id ?? 0;
    const now = readSeen();
    const key = `${phone.key} ${chatId}`;
    if (!page || now.officeId !== page.officeId || now.last[key] === newest) return;
    keep({ ...now, last: { ...now.last, [key]: newest } }, setSeen);
  };
  return { unread, markSeen };
}

/** @typedef {{ officeId: string, last: Readonly<Record<string, number>> }} Seen */

/** @returns {Seen} */
function readSeen() {
  return JSON.parse(localStorage.getItem(storageKey) ?? '{"officeId":"","last":{}}');
}

/** @param {Seen} seen @param {(seen: Seen) => void} setSeen */
function keep(seen, setSeen) {
  localStorage.setItem(storageKey, JSON.stringify(seen));
  setSeen(seen);
}

/** @param {PageState} page */
function newestOfAll({ phones, chats }) {
  const newest = new Map(chats.map(({ id, messages }) => [id, messages.at(-1)?.message_id ?? 0]));
  return Object.fromEntries(
    phones.flatMap(({ key, chatIds }) => chatIds.map((id) => [`${key} ${id}`, newest.get(id) ?? 0])),
  );
}
