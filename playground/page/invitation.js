import { html } from './html.js';
import { act } from './server.js';
import { Sheet } from './sheet.js';

/** @import { PhoneState } from '../web/page-state.ts' */

/**
 * An invitation works for whoever opens it: here one picks on whose phone.
 * @param {{ url: string, phones: readonly PhoneState[], attempt: (work: () => Promise<{}>) => void, onClose: () => void }} props
 */
export function Invitation({ url, phones, attempt, onClose }) {
  /** @param {PhoneState} phone */
  const open = (phone) => {
    attempt(() => act('link', { phone: phone.key, url }));
    onClose();
  };
  return html`
    <${Sheet} name="Buka undangan" close="Batal" onClose=${onClose}>
      <p>Undangan berlaku bagi siapa pun yang membukanya. Buka di ponsel siapa?</p>
      ${phones.map((phone) => html`<button type="button" class="sheet-choice" onClick=${() => open(phone)}>${phone.name} <small>${phone.role}</small></button>`)}
    <//>
  `;
}
