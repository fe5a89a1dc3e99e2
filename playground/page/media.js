import { html } from './html.js';
import { Icon } from './icons.js';
import { fileSize } from './times.js';

/** @import { TelegramFile } from '../bot-api/chat-message.ts' */
/** @import { ShownMessage } from '../web/page-state.ts' */

/**
 * Photos and videos as a mosaic, documents as a list.
 * @param {{ pieces: readonly ShownMessage[] }} props
 */
export function Media({ pieces }) {
  const visual = pieces.filter(({ photo, video, animation }) => photo ?? video ?? animation);
  const files = pieces.flatMap(({ document, audio, voice }) => document ?? audio ?? voice ?? []);
  return html`
    ${visual.length > 0 && html`<div class=${`mosaic of-${Math.min(visual.length, 4)}`}>${visual.map((piece) => html`<${Picture} message=${piece} key=${piece.message_id} />`)}</div>`}
    ${files.map((file) => html`<${FileLink} file=${file} />`)}
  `;
}

/** @param {{ message: ShownMessage }} props */
function Picture({ message }) {
  const video = message.video ?? message.animation;
  if (video) return html`<video src=${`/files/${video.file_id}`} controls preload="metadata"></video>`;
  const photo = message.photo?.at(-1);
  if (!photo) return null;
  const { width, height, file_id: id } = photo;
  return html`
    <a href=${`/files/${id}`} target="_blank" rel="noopener" aria-label="Buka foto">
      <img src=${`/files/${id}`} width=${width} height=${height} alt="Foto" loading="lazy" />
    </a>
  `;
}

/** @param {{ file: TelegramFile }} props */
function FileLink({ file }) {
  const name = file.file_name ?? 'berkas';
  return html`
    <a class="file" href=${`/files/${file.file_id}`} download=${name}>
      <span class="file-mark" aria-hidden="true"><${Icon} name="download" /></span>
      <span><b>${name}</b><small>${fileSize(file.file_size ?? 0)}</small></span>
    </a>
  `;
}
