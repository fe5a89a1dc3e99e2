import { useState } from 'preact/hooks';
import { html } from './html.js';

/** @import { LogLine } from '../office/office-log.ts' */
/** @import { PackageState, StepState } from '../office/package-state.ts' */

const spoken = { done: 'selesai', returned: 'dikembalikan', now: 'sedang berjalan', ahead: 'belum' };

/** Where a package is, who has it, until when. @param {{ packages: readonly PackageState[] }} props */
export function PackagePath({ packages }) {
  const [picked, setPicked] = useState('');
  const shown = packages.find(({ code }) => code === picked) ?? packages[0];
  return html`
    <section class="card path" aria-label="Jalur kiriman">
      <header>
        <h2>Jalur kiriman</h2>
        ${
          packages.length > 1 &&
          html`
          <select aria-label="Pilih kiriman" value=${shown?.code} onChange=${(/** @type {Event} */ event) => setPicked(/** @type {HTMLSelectElement} */ (event.target).value)}>
            ${packages.map(({ code, name }) => html`<option value=${code}>${code} · ${name}</option>`)}
          </select>
        `
        }
      </header>
      ${shown ? html`<${Path} found=${shown} />` : html`<p class="empty">Belum ada kiriman. Mulailah dari ponsel Budi.</p>`}
    </section>
  `;
}

/** @param {{ found: PackageState }} props */
function Path({ found }) {
  const hasDecision = found.steps.slice(1, 4).some(({ state }) => state === 'done' || state === 'returned');
  return html`
    <p class="package"><b>${found.code} · ${found.name}</b><small>${found.day}</small></p>
    <p class=${found.isLate ? 'where late' : 'where'}>${found.where}${found.isLate ? ' · lewat tenggat' : ''}</p>
    <ol>${found.steps.map((step) => html`<${Step} step=${step} />`)}</ol>
    ${hasDecision && html`<p class="paper"><a href=${`/tanggapan/${found.code}`} download>Tanggapan tertulis PDF</a></p>`}
    ${
      found.links.length > 0 &&
      html`
      <ul class="links" aria-label="Tautan">
        ${found.links.map(({ platform, url, skipped }) => html`<li>${platform}: ${url ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${url.replace('https://', '')}</a>` : html`<i>dilewati, ${skipped}</i>`}</li>`)}
      </ul>
    `
    }
  `;
}

/** @param {{ step: StepState }} props */
function Step({ step }) {
  const { row, task, role, state, note, response } = step;
  return html`
    <li class=${state}>
      <span class="number" aria-hidden="true">${state === 'done' ? '✓' : state === 'returned' ? '↺' : row}</span>
      <div>
        <h3>${task}<span class="unseen"> (${spoken[state]})</span></h3>
        <p>${note === '' ? role : note}</p>
        ${response && html`<blockquote>${response}</blockquote>`}
      </div>
    </li>
  `;
}

/** Reports of the office's present month. */
export function Downloads() {
  return html`
    <section class="card downloads" aria-label="Unduhan">
      <header><h2>Unduhan bulan ini</h2></header>
      <p>
        <a href="/register.xlsx" download>Register XLSX</a>
        <a href="/register.pdf" download>Register PDF</a>
        <a href="/rekap.xlsx" download>Rekap XLSX</a>
        <a href="/rekap.pdf" download>Rekap PDF</a>
      </p>
    </section>
  `;
}

/** The log as it is written, newest first. @param {{ lines: readonly LogLine[] }} props */
export function OfficeLog({ lines }) {
  return html`
    <section class="card log" aria-label="Catatan">
      <header><h2>Catatan</h2><span class="count">${lines.at(-1)?.seq ?? 0} baris</span></header>
      <ol tabindex="0" aria-label="Baris catatan, terbaru dulu">
        ${lines.toReversed().map(
          ({ seq, time, code, text, who }) => html`
          <li key=${seq}><time>${time}</time><span>${code && html`<b>${code}</b> `}${text}<small>${who}</small></span></li>
        `,
        )}
      </ol>
    </section>
  `;
}
