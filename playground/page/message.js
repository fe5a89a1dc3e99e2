import { html } from './html.js';
import { Icon } from './icons.js';
import { Media } from './media.js';
import { RichText } from './rich-text.js';
import { clockTime } from './times.js';

/** @import { InlineKeyboardButton } from '../bot-api/chat-message.ts' */
/** @import { ShownMessage } from '../web/page-state.ts' */
/** @import { Hands } from './phone.js' */

/**
 * One bubble: a message, or the pieces of an album.
 * @param {{ pieces: readonly ShownMessage[], hands: Hands, isNamed: boolean }} props
 */
export function Bubble({ pieces, hands, isNamed }) {
  const [first] = pieces;
  const last = pieces.at(-1);
  if (!first || !last) return null;
  const service = serviceText(first);
  if (service) return html`<li class="service"><span>${service}</span></li>`;
  const isOwn = first.from?.id === hands.userId;
  const captioned = pieces.find(({ caption, text }) => caption ?? text) ?? first;
  return html`
    <li class=${isOwn ? 'line own' : 'line'} id=${hands.anchor(first.message_id)}>
      <div class="bubble">
        ${isNamed && !isOwn && html`<span class=${`sender tone-${toneOf(first.from?.id ?? 0)}`}>${nameOf(first)}</span>`}
        ${first.reply_to_message && html`<${Quote} message=${first.reply_to_message} hands=${hands} />`}
        <${Media} pieces=${pieces} />
        ${words(captioned) !== '' && html`<${RichText} text=${words(captioned)} entities=${captioned.entities ?? captioned.caption_entities} onInvitation=${hands.invite} />`}
        <span class="meta">
          ${last.reactions?.map((emoji) => html`<span class="reaction">${emoji}</span>`)}
          ${captioned.edit_date !== undefined && 'diedit '}
          <time>${clockTime(first.date * 1000, hands.zone)}</time>
        </span>
      </div>
      <${Buttons} message=${last} hands=${hands} />
      <${Tools} message=${captioned} isOwn=${isOwn} hands=${hands} />
    </li>
  `;
}

/** @param {ShownMessage} message */
export function words({ text, caption }) {
  return text ?? caption ?? '';
}

/** @param {ShownMessage} message */
export function nameOf({ from }) {
  return [from?.first_name, from?.last_name].filter(Boolean).join(' ');
}

/** @param {number} id */
export function toneOf(id) {
  return Math.abs(id) % 6;
}

/** A short line for quotes and previews. @param {ShownMessage} message */
export function preview(message) {
  const kind = message.photo
    ? 'Foto'
    : message.video
      ? 'Video'
      : message.document
        ? (message.document.file_name ?? 'Berkas')
        : '';
  const text = words(message).split('\n')[0] ?? '';
  return [kind, text].filter((part) => part !== '').join(' · ');
}

/** @param {{ message: ShownMessage, hands: Hands }} props */
function Quote({ message, hands }) {
  return html`
    <button type="button" class="quote" onClick=${() => hands.show(message.message_id)} aria-label=${`Ke pesan ${nameOf(message)}`}>
      <b>${nameOf(message)}</b><span>${preview(message)}</span>
    </button>
  `;
}

/** @param {{ message: ShownMessage, hands: Hands }} props */
function Buttons({ message, hands }) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return html`
    <div class="keyboard" role="group" aria-label="Tombol pesan">
      ${rows.map((row) => html`<div class="keys">${row.map((button) => html`<${Key} button=${button} message=${message} hands=${hands} />`)}</div>`)}
    </div>
  `;
}

/** @param {{ button: InlineKeyboardButton, message: ShownMessage, hands: Hands }} props */
function Key({ button, message, hands }) {
  const { text, style = 'plain', callback_data: data, url, copy_text: copied } = button;
  if (url !== undefined)
    return html`<a class=${`key ${style}`} href=${url} target="_blank" rel="noopener noreferrer">${text} ↗</a>`;
  const press = () => (copied ? hands.copy(copied.text) : hands.tap(message, data ?? ''));
  const isBusy = data !== undefined && hands.busy === `${message.message_id} ${data}`;
  return html`<button type="button" class=${`key ${style}`} aria-busy=${isBusy} onClick=${press}>${text}</button>`;
}

/** @param {{ message: ShownMessage, isOwn: boolean, hands: Hands }} props */
function Tools({ message, isOwn, hands }) {
  const about = preview(message).slice(0, 40);
  return html`
    <div class="tools">
      <button type="button" title="Balas" aria-label=${`Balas: ${about}`} onClick=${() => hands.reply(message)}><${Icon} name="reply" /></button>
      ${isOwn && html`<button type="button" title="Edit" aria-label=${`Edit: ${about}`} onClick=${() => hands.edit(message)}><${Icon} name="edit" /></button>`}
      ${isOwn && html`<button type="button" title="Hapus" aria-label=${`Hapus: ${about}`} onClick=${() => hands.remove(message)}><${Icon} name="trash" /></button>`}
    </div>
  `;
}

/** @param {ShownMessage} message */
function serviceText({ new_chat_members: joined, left_chat_member: left }) {
  if (joined) return `${joined.map(({ first_name }) => first_name).join(', ')} bergabung`;
  return left ? `${left.first_name} keluar` : '';
}
