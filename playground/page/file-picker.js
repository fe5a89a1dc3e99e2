import { useRef } from 'preact/hooks';
import { html } from './html.js';
import { Icon } from './icons.js';

/** Picks from this device. @param {{ onFiles: (files: readonly File[]) => void }} props */
export function FilePicker({ onFiles }) {
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  return html`
    <button type="button" onClick=${() => input.current?.click()}><${Icon} name="picture" /> Foto atau berkas dari perangkat ini…</button>
    <input ref=${input} type="file" multiple hidden onChange=${() => onFiles([...(input.current?.files ?? [])])} />
  `;
}
