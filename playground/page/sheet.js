import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';

/** @import { ComponentChildren } from 'preact' */

/**
 * Over one phone: takes the keyboard as long as it stands, and gives it back.
 * @param {{ name: string, close: string, onClose: () => void, children: ComponentChildren }} props
 */
export function Sheet({ name, close, onClose, children }) {
  const sheet = useRef(/** @type {HTMLDivElement | null} */ (null));
  useEffect(() => {
    const before = document.activeElement;
    sheet.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && onClose();
  return html`
    <div class="over" role="alertdialog" aria-label=${name} onKeyDown=${onKeyDown}>
      <div class="sheet" ref=${sheet}>
        ${children}
        <button type="button" class="sheet-close" onClick=${onClose}>${close}</button>
      </div>
    </div>
  `;
}
