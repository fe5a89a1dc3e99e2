import { FilePicker } from './file-picker.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { activityCaption, betterCaption, infographicCaption, links, narrative, reasons } from './sample-texts.js';
import { act } from './server.js';

/** @import { ChatState, PhoneState } from '../web/page-state.ts' */

/** @typedef {readonly [string, () => unknown]} Choice */

/**
 * @typedef {object} SampleProps
 * @property {PhoneState} phone
 * @property {ChatState} chat
 * @property {(work: () => Promise<{}>) => Promise<void>} attempt
 * @property {(files: readonly File[]) => Promise<void>} onFiles
 * @property {(text: string) => void} onText
 */

/** Own files, and what one needs for practising. @param {SampleProps} props */
export function Samples({ phone, chat, attempt, onFiles, onText }) {
  /** @param {readonly string[]} names @param {string} caption */
  const photos = async (names, caption) => {
    await onFiles(await Promise.all(names.map(sample)));
    onText(caption);
  };
  const forge = () =>
    attempt(async () => {
      const { target, text } = await act('forge', { phone: phone.key });
      if (!target) return { text: 'Belum ada tombol Terima yang dapat ditiru.', showAlert: true };
      return {
        text: `Tombol Terima milik ${target} ditekan dengan program yang diubah. Jawaban bot: “${text ?? 'tidak ada'}”`,
        showAlert: true,
      };
    });
  /** @type {Readonly<Record<PhoneState['key'], readonly Choice[]>>} */
  const choices = {
    budi: [
      ['4 foto dan caption', () => photos(activityPhotos, activityCaption)],
      ['Narasi berita', () => onText(narrative)],
      ['Infografis', () => photos(['infografis.jpg'], infographicCaption)],
    ],
    sari: [
      ['1 foto susulan', () => photos(['sosialisasi-5.jpg'], '')],
      ['Narasi berita', () => onText(narrative)],
      ['Infografis', () => photos(['infografis.jpg'], infographicCaption)],
    ],
    rina: [
      ['Tautan unggahan', () => onText(links)],
      ['Alasan Tolak', () => onText(reasons.admin)],
    ],
    hendra: [
      ['Caption yang lebih baik', () => onText(betterCaption)],
      ['Alasan Tolak', () => onText(reasons.deputy)],
    ],
    yulia: [['Alasan Tolak', () => onText(reasons.chief)]],
    tamu: [
      ['Tiru tombol Terima orang lain', forge],
      ['Mengaku sebagai admin', () => onText('/klaim AAAA-BBBB-CCCC')],
    ],
  };
  return html`
    <ul class="popover" aria-label=${`Lampiran untuk ${chat.title}`}>
      <li><${FilePicker} onFiles=${onFiles} /></li>
      ${choices[phone.key].map(([name, use]) => html`<li><button type="button" class="sample" onClick=${use}><${Icon} name="spark" /> ${name}</button></li>`)}
    </ul>
  `;
}

const activityPhotos = ['sosialisasi-1.jpg', 'sosialisasi-2.jpg', 'sosialisasi-3.jpg', 'sosialisasi-4.jpg'];

/** @param {string} name */
async function sample(name) {
  const response = await fetch(`/samples/${name}`);
  return new File([await response.blob()], name, { type: 'image/jpeg' });
}
