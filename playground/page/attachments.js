import { useEffect, useState } from 'preact/hooks';
import { html } from './html.js';
import { Icon } from './icons.js';
import { isPicture } from './photos.js';
import { fileSize } from './times.js';

/** What goes with the next message. @param {{ files: readonly File[], onRemove: (file: File) => void }} props */
export function Attachments({ files, onRemove }) {
  return html`
    <ul class="attachments" aria-label="Lampiran">
      ${files.map((file) => html`<li key=${file.name}><${Attachment} file=${file} onRemove=${() => onRemove(file)} /></li>`)}
    </ul>
  `;
}

/** @param {{ file: File, onRemove: () => void }} props */
function Attachment({ file, onRemove }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (!isPicture(file)) return;
    const url = URL.createObjectURL(file);
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return html`
    ${
      address === ''
        ? html`<span class="attached-file">${file.name}<small>${fileSize(file.size)}</small></span>`
        : html`<img src=${address} alt=${file.name} />`
    }
    <button type="button" aria-label=${`Lepas ${file.name}`} onClick=${onRemove}><${Icon} name="close" /></button>
  `;
}
