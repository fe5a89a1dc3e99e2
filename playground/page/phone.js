import { useEffect, useRef, useState } from 'preact/hooks';
import { Chat } from './chat.js';
import { Composer } from './composer.js';
import { useDrop } from './drop.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { Invitation } from './invitation.js';
import { toneOf } from './message.js';
import { act } from './server.js';
import { Sheet } from './sheet.js';
import { typingMs } from './state.js';
import { clockTime } from './times.js';

/** @import { About } from './draft.js' */
/** @import { PageState, PhoneState, ShownMessage } from '../web/page-state.ts' */

/**
 * What the person of a phone can do with the messages in it.
 * @typedef {object} Hands
 * @property {number} userId
 * @property {string} zone
 * @property {string | null} busy id and data of the button that waits for its answer
 * @property {(messageId: number) => string} anchor
 * @property {(messageId: number) => void} show
 * @property {(message: ShownMessage, data: string) => void} tap
 * @property {(text: string) => void} copy
 * @property {(message: ShownMessage) => void} reply
 * @property {(message: ShownMessage) => void} edit
 * @property {(message: ShownMessage) => void} remove
 * @property {(url: string) => void} invite
 */

const toastMs = 4000;

/**
 * @param {{
 *   phone: PhoneState, page: PageState, now: number, typing: ReadonlyMap<number, number>,
 *   unread: (phone: PhoneState, chatId: number) => number, onSeen: (phone: PhoneState, chatId: number) => void,
 * }} props
 */
export function Phone({ phone, page, now, typing, unread, onSeen }) {
  const [chatId, setChatId] = useState(phone.chatIds[0] ?? 0);
  const [toast, setToast] = useState(/** @type {{ text: string, isAlert: boolean } | null} */ (null));
  const [busy, setBusy] = useState(/** @type {string | null} */ (null));
  const [about, setAbout] = useState(/** @type {About} */ (null));
  const [invitation, setInvitation] = useState(/** @type {string | null} */ (null));
  const chat = page.chats.find(({ id }) => id === chatId);
  const drop = useDrop();
  const frame = useSeen(() => onSeen(phone, chatId), [chat, chatId]);

  /** @param {string} text */
  const say = (text, isAlert = false) => setToast({ text, isAlert });
  useEffect(() => {
    if (!toast || toast.isAlert) return;
    const timer = setTimeout(() => setToast(null), toastMs);
    return () => clearTimeout(timer);
  }, [toast]);

  /** @param {() => Promise<{ text?: string, showAlert?: boolean }>} work */
  const attempt = async (work) => {
    try {
      const { text, showAlert } = await work();
      if (text) say(text, showAlert);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  };

  /** @type {Hands} */
  const hands = {
    userId: phone.userId,
    zone: page.clock.zone,
    busy,
    anchor: (messageId) => `${phone.key}-${chatId}-${messageId}`,
    show: (messageId) => flash(`${phone.key}-${chatId}-${messageId}`),
    tap: async (message, data) => {
      setBusy(`${message.message_id} ${data}`);
      await attempt(() => act('tap', { phone: phone.key, chatId, messageId: message.message_id, data }));
      setBusy(null);
    },
    copy: (text) => attempt(() => navigator.clipboard.writeText(text).then(() => ({ text: 'Tersalin.' }))),
    reply: (message) => setAbout({ type: 'reply', message }),
    edit: (message) => setAbout({ type: 'edit', message }),
    remove: (message) => attempt(() => act('delete', { phone: phone.key, chatId, messageId: message.message_id })),
    invite: setInvitation,
  };
  /** @param {number} id */
  const pick = (id) => {
    setAbout(null);
    setChatId(id);
  };
  if (!chat) return null;
  const isTyping = performance.now() - (typing.get(chatId) ?? -typingMs) < typingMs;

  return html`
    <section class=${drop.isOver ? 'phone over-files' : 'phone'} data-phone=${phone.key} ref=${frame} ...${drop.handlers} aria-label=${`Ponsel ${phone.name}, ${phone.role}`}>
      <header class="owner">
        <span class=${`avatar tone-${toneOf(phone.userId)}`} aria-hidden="true">${phone.name[0]}</span>
        <span class="owner-name"><b>${phone.name}</b><small>${phone.role}</small></span>
        <time class="phone-time">${clockTime(now, page.clock.zone)}</time>
      </header>
      <${ChatTabs} phone=${phone} page=${page} chatId=${chatId} onPick=${pick} unread=${unread} />
      <${Chat} key=${`${page.officeId} ${chatId}`} chat=${chat} hands=${hands} isTyping=${isTyping} />
      <${Composer} key=${`composer ${page.officeId} ${chatId}`} phone=${phone} chat=${chat} about=${about} onAbout=${setAbout} dropped=${drop.files} attempt=${attempt} />
      ${toast && html`<${Toast} ...${toast} onClose=${() => setToast(null)} />`}
      ${invitation && html`<${Invitation} url=${invitation} phones=${page.phones} attempt=${attempt} onClose=${() => setInvitation(null)} />`}
    </section>
  `;
}

/** @param {{ phone: PhoneState, page: PageState, chatId: number, onPick: (id: number) => void, unread: (phone: PhoneState, chatId: number) => number }} props */
function ChatTabs({ phone, page, chatId, onPick, unread }) {
  const chats = phone.chatIds.flatMap((id) => page.chats.find((chat) => chat.id === id) ?? []);
  return html`
    <nav class="chat-tabs" aria-label="Percakapan">
      ${chats.map(({ id, title, isGroup }) => {
        const count = id === chatId ? 0 : unread(phone, id);
        return html`
          <button type="button" aria-current=${id === chatId ? 'true' : 'false'} onClick=${() => onPick(id)}>
            <${Icon} name=${isGroup ? 'group' : 'robot'} />
            <span>${isGroup ? 'Grup' : title}</span>
            ${count > 0 && html`<span class="badge" aria-label=${`${count} belum dibaca`}>${count}</span>`}
          </button>
        `;
      })}
    </nav>
  `;
}

/** @param {{ text: string, isAlert: boolean, onClose: () => void }} props */
function Toast({ text, isAlert, onClose }) {
  if (!isAlert) return html`<div class="toast" role="status">${text}</div>`;
  return html`
    <${Sheet} name="Pesan dari bot" close="Mengerti" onClose=${onClose}><p>${text}</p><//>
  `;
}

/**
 * Calls back while at least half of the element is on the screen of somebody who looks.
 * @param {() => void} onSeen
 * @param {readonly unknown[]} dependencies
 */
function useSeen(onSeen, dependencies) {
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting) && !document.hidden) onSeen();
      },
      { threshold: 0.5 },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, dependencies);
  return element;
}

/** Brings a message into view, and shows for a moment which one it is. @param {string} id */
function flash(id) {
  const line = document.getElementById(id);
  line?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line?.classList.add('flash');
  setTimeout(() => line?.classList.remove('flash'), 1200);
}
