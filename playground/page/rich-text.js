import { html } from './html.js';

/** @import { MessageEntity } from '../bot-api/chat-message.ts' */
/** @import { ComponentChildren } from 'preact' */

/**
 * Text with Telegram's entities (https://core.telegram.org/bots/api#messageentity). An invitation to the bot is not
 * followed but given to `onInvitation`.
 * @param {{ text: string, entities?: readonly MessageEntity[] | undefined, onInvitation: (url: string) => void }} props
 */
export function RichText({ text, entities = [], onInvitation }) {
  return html`<span class="text">${styled(text, 0, text.length, entities, onInvitation)}</span>`;
}

/**
 * Outer entities come before inner ones, as Telegram sorts them.
 * @param {string} text
 * @param {number} from
 * @param {number} until
 * @param {readonly MessageEntity[]} entities
 * @param {(url: string) => void} onInvitation
 * @returns {ComponentChildren[]}
 */
function styled(text, from, until, entities, onInvitation) {
  /** @type {ComponentChildren[]} */
  const parts = [];
  let at = from;
  for (const [index, entity] of entities.entries()) {
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > until) continue;
    const within = entities
      .slice(index + 1)
      .filter(({ offset, length }) => offset >= entity.offset && offset + length <= end);
    parts.push(text.slice(at, entity.offset));
    parts.push(
      element(
        entity,
        text.slice(entity.offset, end),
        styled(text, entity.offset, end, within, onInvitation),
        onInvitation,
      ),
    );
    at = end;
  }
  return [...parts, text.slice(at, until)];
}

/**
 * @param {MessageEntity} entity
 * @param {string} text
 * @param {ComponentChildren} inside
 * @param {(url: string) => void} onInvitation
 */
function element({ type, url }, text, inside, onInvitation) {
  switch (type) {
    case 'bold':
      return html`<b>${inside}</b>`;
    case 'italic':
      return html`<i>${inside}</i>`;
    case 'underline':
      return html`<u>${inside}</u>`;
    case 'strikethrough':
      return html`<s>${inside}</s>`;
    case 'code':
      return html`<code>${inside}</code>`;
    case 'pre':
      return html`<pre>${inside}</pre>`;
    case 'blockquote':
    case 'expandable_blockquote':
      return html`<blockquote>${inside}</blockquote>`;
    case 'url':
    case 'text_link':
      return link(url ?? text, inside, onInvitation);
    case 'mention':
    case 'text_mention':
    case 'hashtag':
    case 'bot_command':
      return html`<span class="mark">${inside}</span>`;
    default:
      return inside;
  }
}

/**
 * @param {string} address
 * @param {ComponentChildren} inside
 * @param {(url: string) => void} onInvitation
 */
function link(address, inside, onInvitation) {
  const url = /^https?:/i.test(address) ? address : `https://${address}`;
  if (/^https:\/\/t\.me\/\w+\?start=/.test(url)) {
    return html`<button type="button" class="link" onClick=${() => onInvitation(url)}>${inside}</button>`;
  }
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${inside}</a>`;
}
