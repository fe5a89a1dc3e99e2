import { html } from './html.js';

/** Drawn lines of our own: emoji look different everywhere, or like nothing. */
const shapes = {
  clip: 'M20 11.5 12.2 19.3a5 5 0 0 1-7.1-7.1l8.3-8.3a3.3 3.3 0 0 1 4.7 4.7l-8.2 8.2a1.6 1.6 0 0 1-2.3-2.3l7.4-7.4',
  send: 'M4 12 20 4l-5 16-4-6.5z M11 13.5 20 4',
  reply: 'M10 6 4 12l6 6 M4 12h10a6 6 0 0 1 6 6',
  edit: 'M4 20h4L19 9l-4-4L4 16z M13 7l4 4',
  trash: 'M5 7h14 M9 7V4h6v3 M7 7l1 13h8l1-13 M10 11v5 M14 11v5',
  close: 'M6 6l12 12 M18 6 6 18',
  download: 'M12 4v11 M7 11l5 5 5-5 M5 20h14',
  group:
    'M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11z M3 19c0-3.6 2.7-5.4 6-5.4s6 1.8 6 5.4 M16 5.2a3 3 0 0 1 0 5.6 M17.5 13.9c2.2.6 3.5 2.3 3.5 5.1',
  robot: 'M6 9h12v9H6z M12 9V5 M12 5h.01 M9.5 13h.01 M14.5 13h.01 M3 12v3 M21 12v3',
  picture: 'M4 5h16v14H4z M4 16l5-5 4 4 3-3 4 4 M15.5 9h.01',
  spark: 'M12 3l1.8 6.2L20 11l-6.2 1.8L12 19l-1.8-6.2L4 11l6.2-1.8z',
  phone: 'M7 3h10v18H7z M11 18h2',
  lesson: 'M3 9l9-4 9 4-9 4z M7 11v5c3 2.2 7 2.2 10 0v-5 M21 9v6',
  office: 'M4 20V8l8-4 8 4v12z M9 20v-5h6v5 M9 10h.01 M15 10h.01',
};

/** @param {{ name: keyof typeof shapes }} props */
export function Icon({ name }) {
  return html`<svg class="drawn" viewBox="0 0 24 24" aria-hidden="true"><path d=${shapes[name]} /></svg>`;
}
