import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from './message.js';
import { asSent } from './photos.js';
import { act, sendFiles } from './server.js';

/** @import { ChatState, PhoneState, ShownMessage } from '../web/page-state.ts' */

/**
 * What the composer is about to do with another message.
 * @typedef {{ type: 'reply' | 'edit', message: ShownMessage } | null} About
 */

/**
 * @typedef {object} ComposerProps
 * @property {PhoneState} phone
 * @property {ChatState} chat
 * @property {About} about
 * @property {(about: About) => void} onAbout
 * @property {readonly File[]} dropped files that were let go over the phone last
 * @property {(work: () => Promise<{}>) => Promise<void>} attempt
 */

/**
 * What somebody is writing: text, files, and to which message.
 * @param {ComposerProps} props
 */
export function useDraft({ phone, chat, about, onAbout, attempt }) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState(/** @type {readonly File[]} */ ([]));
  const [leftQuestion, setLeftQuestion] = useState(0);
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const question = questionFor(phone, chat);
  const asked = question && question.message_id !== leftQuestion ? question : null;
  /** @type {About} */
  const target = about ?? (asked && { type: 'reply', message: asked });
  const place = { phone: phone.key, chatId: chat.id };

  // Before anybody can type: what they type would be overwritten.
  useLayoutEffect(() => {
    if (about?.type === 'edit') setText(words(about.message));
    if (about) area.current?.focus();
  }, [about]);
  useLayoutEffect(() => grow(area.current), [text]);

  return {
    text,
    files,
    target,
    area,
    write: setText,
    /** @param {File} file */
    remove: (file) => setFiles(files.filter((one) => one !== file)),
    /** @param {Iterable<File>} picked */
    add: async (picked) => {
      const sent = await Promise.all([...picked].map(asSent));
      setFiles((before) => [...before, ...sent]);
      area.current?.focus();
    },
    /** Neither answers nor edits. */
    leave: () => {
      if (about?.type === 'edit') setText('');
      if (!about && asked) setLeftQuestion(asked.message_id);
      onAbout(null);
    },
    send: async () => {
      const trimmed = text.trim();
      if (trimmed === '' && files.length === 0) return;
      setText('');
      setFiles([]);
      onAbout(null);
      await attempt(() => sendDraft(place, trimmed, files, target));
    },
    /** @param {string} command */
    command: async (command) => {
      setText('');
      await attempt(() => act('text', { ...place, text: `/${command}` }));
    },
  };
}

/**
 * @param {{ phone: string, chatId: number }} place
 * @param {string} text
 * @param {readonly File[]} files
 * @param {About} target
 */
function sendDraft(place, text, files, target) {
  if (target?.type === 'edit') return act('edit', { ...place, messageId: target.message.message_id, text });
  const reply = target === null ? {} : { replyTo: target.message.message_id };
  if (files.length === 0) return act('text', { ...place, text, ...reply });
  return sendFiles({ ...place, caption: text, ...reply }, files);
}

/**
 * The bot's newest question to this person that they have not answered with anything: answering it is a reply, as chats
 * prepare it by themselves.
 * @param {PhoneState} phone
 * @param {ChatState} chat
 * @returns {ShownMessage | undefined}
 */
function questionFor({ userId }, { messages, isGroup }) {
  const last = messages.findLast(({ from }) => from?.id === userId || from?.is_bot);
  if (!last?.reply_markup?.force_reply) return undefined;
  return !isGroup || last.reply_to_message?.from?.id === userId ? last : undefined;
}

/** @param {HTMLTextAreaElement | null} area */
function grow(area) {
  // What is not on the screen has no height to measure.
  if (!area?.scrollHeight) return;
  area.style.height = 'auto';
  area.style.height = `${Math.min(area.scrollHeight, 160)}px`;
}
