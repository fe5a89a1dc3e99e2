import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { Bubble } from './message.js';
import { dayAndMonth } from './times.js';

/** @import { ChatState, ShownMessage } from '../web/page-state.ts' */
/** @import { Hands } from './phone.js' */

/** So near to its end the list follows what comes. */
const nearPx = 80;

/**
 * The messages of one chat. It stays at the end when it was at the end.
 * @param {{ chat: ChatState, hands: Hands, isTyping: boolean }} props
 */
export function Chat({ chat, hands, isTyping }) {
  const list = useListAtEnd(chat, hands.userId);
  const groups = grouped(chat.messages);
  return html`
    <div class="chat" ref=${list.element} onScroll=${list.onScroll} tabindex="0" aria-label=${`Pesan di ${chat.title}`} role="log"><ol>
      ${groups.map(([first, ...rest], index) => {
        if (!first) return null;
        const day = dayAndMonth(first.date * 1000, hands.zone);
        const before = groups[index - 1]?.[0];
        const isNewDay = !before || dayAndMonth(before.date * 1000, hands.zone) !== day;
        const isNamed = chat.isGroup && (isNewDay || before?.from?.id !== first.from?.id);
        return html`
          ${isNewDay && html`<li class="service" key=${`day ${first.message_id}`}><span>${day}</span></li>`}
          <${Bubble} key=${first.message_id} pieces=${[first, ...rest]} hands=${hands} isNamed=${isNamed} />
        `;
      })}
      ${isTyping && html`<li class="line"><div class="bubble typing" aria-label="Bot sedang mengirim">•••</div></li>`}
    </ol></div>
  `;
}

/**
 * Keeps the end in view for who is at the end, whatever comes, grows or takes room away; and for who just wrote.
 * @param {ChatState} chat
 * @param {number} userId
 */
function useListAtEnd(chat, userId) {
  const element = useRef(/** @type {HTMLDivElement | null} */ (null));
  const isAtEnd = useRef(true);
  const last = chat.messages.at(-1);
  const toEnd = () => {
    if (element.current && isAtEnd.current) element.current.scrollTop = element.current.scrollHeight;
  };
  useLayoutEffect(() => {
    if (last?.from?.id === userId) isAtEnd.current = true;
  }, [last?.message_id]);
  useLayoutEffect(toEnd);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(toEnd);
    observer.observe(element.current);
    // Pictures grow after they were put in.
    element.current.addEventListener('load', toEnd, true);
    return () => observer.disconnect();
  }, []);
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = element.current ?? {};
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearPx;
  };
  return { element, onScroll };
}

/**
 * Pieces of an album that stand together become one.
 * @param {readonly ShownMessage[]} messages
 */
function grouped(messages) {
  /** @type {ShownMessage[][]} */
  const groups = [];
  for (const message of messages) {
    const album = message.media_group_id;
    const last = groups.at(-1);
    if (album !== undefined && last?.[0]?.media_group_id === album) last.push(message);
    else groups.push([message]);
  }
  return groups;
}
