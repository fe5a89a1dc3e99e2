import { html } from './html.js';

/** @import { TourStep } from '../office/tour.ts' */
/** @import { PhoneState } from '../web/page-state.ts' */

const marks = { done: '✓', skipped: '–', now: '', ahead: '' };
const spoken = { done: 'selesai', skipped: 'dilewati', now: 'sekarang', ahead: 'nanti' };

/**
 * The lesson: what to do now stands open, the rest is a list.
 * @param {{ steps: readonly TourStep[], phones: readonly PhoneState[], onShow: (key: string) => void }} props
 */
export function Tour({ steps, phones, onShow }) {
  const finished = steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  return html`
    <section class="card tour" aria-label="Latihan">
      <header><h2>Latihan</h2><span class="count">${finished} dari ${steps.length}</span></header>
      <div class="bar" aria-hidden="true"><span style=${`width: ${(finished / steps.length) * 100}%`}></span></div>
      <ol>
        ${steps.map((step, index) => html`<${Step} step=${step} number=${index + 1} phones=${phones} onShow=${onShow} />`)}
      </ol>
      ${finished === steps.length && html`<p class="praise">Selesai! Seluruh SOP sudah Anda jalani. Unduh register dan rekapitulasinya di bagian Unduhan, atau coba jalan lain: balas dengan kata “batal”, kirim foto tanpa caption, atau menyelinap sebagai Tamu.</p>`}
    </section>
  `;
}

/** @param {{ step: TourStep, number: number, phones: readonly PhoneState[], onShow: (key: string) => void }} props */
function Step({ step, number, phones, onShow }) {
  const { title, state, now, why, phone: key } = step;
  const owner = phones.find((phone) => phone.key === key);
  return html`
    <li class=${state} aria-current=${state === 'now' ? 'step' : 'false'}>
      <span class="number" aria-hidden="true">${marks[state] || number}</span>
      <div>
        <h3>${title}<span class="unseen"> (${spoken[state]})</span></h3>
        ${
          state === 'now' &&
          html`
          <p>${now}</p>
          <p class="why"><b>Mengapa?</b> ${why}</p>
          ${owner && html`<button type="button" class="go" onClick=${() => onShow(owner.key)}>Ke ponsel ${owner.name.split(' ')[0]} →</button>`}
        `
        }
      </div>
    </li>
  `;
}

/** The same in one line, for narrow screens. @param {{ steps: readonly TourStep[], onOpen: () => void }} props */
export function TourLine({ steps, onOpen }) {
  const index = steps.findIndex(({ state }) => state === 'now');
  const step = steps[index];
  if (!step) return null;
  return html`<button type="button" class="tour-line" onClick=${onOpen}><b>${index + 1}/${steps.length}</b> ${step.now}</button>`;
}
