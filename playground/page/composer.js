import { useEffect, useState } from 'preact/hooks';
import { Attachments } from './attachments.js';
import { useDraft } from './draft.js';
import { html } from './html.js';
import { Icon } from './icons.js';
import { nameOf, preview } from './message.js';
import { Samples } from './samples.js';

/** @import { ChatState } from '../web/page-state.ts' */
/** @import { About, ComposerProps } from './draft.js' */

/** What is longer gets the whole width. */
const longText = 40;

/** Where one writes, picks files, answers and edits. @param {ComposerProps} props */
export function Composer(props) {
  const { phone, chat, dropped, attempt } = props;
  const draft = useDraft(props);
  const [menu, setMenu] = useState(/** @type {'clip' | 'commands' | null} */ (null));
  /** @param {Iterable<File>} files */
  const add = (files) => {
    setMenu(null);
    return draft.add(files);
  };
  /** @param {string} command */
  const command = (command) => {
    setMenu(null);
    return draft.command(command);
  };
  /** @param {string} sample */
  const write = (sample) => {
    setMenu(null);
    draft.write(sample);
    draft.area.current?.focus();
  };
  useEffect(() => {
    if (dropped.length > 0) void add(dropped);
  }, [dropped]);
  if (!chat.isStarted) {
    return html`<div class="composer"><button type="button" class="start" onClick=${() => command('start')}>MULAI</button></div>`;
  }
  const typed = /^\/(\w*)$/.exec(draft.text)?.[1];
  const listed = chat.commands.filter(
    (one) => menu === 'commands' || (typed !== undefined && one.command.startsWith(typed)),
  );
  return html`
    <div class="composer" onKeyDown=${(/** @type {KeyboardEvent} */ { key }) => key === 'Escape' && setMenu(null)}>
      ${listed.length > 0 && html`<${Commands} commands=${listed} onPick=${command} />`}
      ${menu === 'clip' && html`<${Samples} phone=${phone} chat=${chat} attempt=${attempt} onFiles=${add} onText=${write} />`}
      ${draft.target && html`<${Target} about=${draft.target} onLeave=${draft.leave} />`}
      ${draft.files.length > 0 && html`<${Attachments} files=${draft.files} onRemove=${draft.remove} />`}
      <${WriteLine} draft=${draft} name=${phone.name} menu=${menu} onMenu=${setMenu} onFiles=${add} />
    </div>
  `;
}

/**
 * @param {{
 *   draft: ReturnType<typeof useDraft>, name: string, menu: string | null,
 *   onMenu: (menu: 'clip' | 'commands' | null) => void, onFiles: (files: Iterable<File>) => void,
 * }} props
 */
function WriteLine({ draft, name, menu, onMenu, onFiles }) {
  /** @param {'clip' | 'commands'} which */
  const toggle = (which) => onMenu(menu === which ? null : which);
  const send = (/** @type {Event} */ event) => {
    event.preventDefault();
    onMenu(null);
    draft.send();
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
    if (event.key === 'Escape') draft.leave();
  };
  const onPaste = (/** @type {ClipboardEvent} */ event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    onFiles(pasted);
  };
  const isLong = draft.text.length > longText || draft.text.includes('\n');
  return html`
    <form class=${isLong ? 'write tall' : 'write'} onSubmit=${send}>
      <button type="button" class="icon" aria-label="Lampirkan foto, berkas, atau contoh" aria-expanded=${menu === 'clip'} onClick=${() => toggle('clip')}><${Icon} name="clip" /></button>
      <textarea
        ref=${draft.area}
        rows="1"
        value=${draft.text}
        placeholder=${draft.files.length > 0 ? 'Caption' : 'Pesan'}
        aria-label=${`Tulis pesan sebagai ${name}`}
        onInput=${(/** @type {InputEvent} */ { target }) => draft.write(/** @type {HTMLTextAreaElement} */ (target).value)}
        onKeyDown=${onKeyDown}
        onPaste=${onPaste}
      ></textarea>
      <button type="button" class="icon" aria-label="Daftar perintah" aria-expanded=${menu === 'commands'} onClick=${() => toggle('commands')}>/</button>
      <button type="submit" class="icon send" aria-label="Kirim"><${Icon} name="send" /></button>
    </form>
  `;
}

/** @param {{ commands: ChatState['commands'], onPick: (command: string) => void }} props */
function Commands({ commands, onPick }) {
  return html`
    <ul class="popover" aria-label="Perintah">
      ${commands.map(({ command, description }) => html`<li><button type="button" onClick=${() => onPick(command)}><b>/${command}</b> ${description}</button></li>`)}
    </ul>
  `;
}

/** @param {{ about: NonNullable<About>, onLeave: () => void }} props */
function Target({ about, onLeave }) {
  const isEdit = about.type === 'edit';
  return html`
    <div class="target">
      <span><b>${isEdit ? 'Edit pesan' : `Membalas ${nameOf(about.message)}`}</b><small>${preview(about.message)}</small></span>
      <button type="button" class="icon" aria-label=${isEdit ? 'Batal mengedit' : 'Batal membalas'} onClick=${onLeave}><${Icon} name="close" /></button>
    </div>
  `;
}
