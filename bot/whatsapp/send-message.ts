import { readFile, stat } from 'node:fs/promises';
import type { AnyMessageContent, proto } from '@whiskeysockets/baileys';
import type { ChatAddress, MessageAddress } from '../../workflows/chat.ts';
import { ChatError } from '../chat-error.ts';
import type { EditableContent, OutgoingMedia, OutgoingMessage } from '../chat-platform.ts';
import { textOf } from '../rich-text.ts';
import { downloadFile } from './download-file.ts';
import { quotedOf } from './quoted.ts';
import { toMarkedText } from './to-marked-text.ts';
import { messageFromText } from './to-text.ts';
import { type Transmission, transmit } from './transmit.ts';
import { editWindowMs } from './whatsapp-capabilities.ts';
import type { WhatsApp } from './whatsapp-platform.ts';

/** Sends one message (an album is one); the ids of what then stands in the chat. */
export async function sendMessage(app: WhatsApp, to: ChatAddress, message: OutgoingMessage): Promise<string[]> {
  const { media = [], file, poll, replyTo } = message;
  const quoted = replyTo === undefined ? {} : await quotedOf(app, to.chatId, replyTo);
  const send = (content: AnyMessageContent, more: Partial<Transmission> = {}) =>
    transmit(app, { to, content, ...quoted, ...more });
  if (poll) {
    const values = poll.options.map(({ text }) => text);
    return [await send({ poll: { name: poll.question, values, selectableCount: 1 } }, { options: poll.options })];
  }
  const text = await markedFor(app, message);
  if (file) return [await send(documentOf(file.bytes, file.name, text.text))];
  if (media.length > 1) return sendAlbum(app, to, media);
  const [only] = media;
  if (only) return [await send(await mediaContent(app, only, only.caption || text.text))];
  return [await send({ ...text, linkPreview: null })];
}

/**
 * Edits while WhatsApp allows it; `gone` afterwards, and for what the bot does not know to have sent. A text that is
 * there already is not sent again: an edit counts as a message.
 */
export async function editMessage(
  app: WhatsApp,
  { chatId, messageId }: MessageAddress,
  content: EditableContent,
): Promise<'edited' | 'unchanged' | 'gone'> {
  const sent = await app.rows.sentMessage(messageId);
  const age = sent ? app.clock.now().getTime() - Date.parse(sent.at) : Number.POSITIVE_INFINITY;
  if (!sent || age > editWindowMs) return 'gone';
  const text = await markedFor(app, content);
  if (textNow(messageFromText(sent.message)) === text.text) return 'unchanged';
  const to = { channel: app.channel, chatId, threadId: null };
  await transmit(app, { to, content: { ...text, linkPreview: null }, edits: sent });
  return 'edited';
}

/** For everybody, while WhatsApp allows it; what is gone already is as good as removed. */
export async function removeMessage(app: WhatsApp, { chatId, messageId }: MessageAddress): Promise<void> {
  if (!(await app.rows.sentMessage(messageId))) return;
  const to = { channel: app.channel, chatId, threadId: null };
  await transmit(app, { to, content: {}, removes: messageId });
}

/** First what announces the album, then each piece of it. */
async function sendAlbum(app: WhatsApp, to: ChatAddress, media: readonly OutgoingMedia[]): Promise<string[]> {
  const videos = media.filter(({ kind }) => kind === 'video').length;
  const announced = { expectedImageCount: media.length - videos, expectedVideoCount: videos };
  const album = await transmit(app, { to, content: { album: announced } });
  const ids: string[] = [];
  for (const piece of media) {
    const content = await mediaContent(app, piece, piece.caption);
    ids.push(await transmit(app, { to, content, album }));
  }
  return ids;
}

async function mediaContent(app: WhatsApp, media: OutgoingMedia, caption: string): Promise<AnyMessageContent> {
  const { kind, fileName } = media;
  const bytes = await bytesOf(app, media);
  const text = caption === '' ? {} : { caption };
  switch (kind) {
    case 'photo':
      return { image: bytes, ...text };
    case 'video':
      return { video: bytes, ...text };
    case 'animation':
      return { video: bytes, gifPlayback: true, ...text };
    case 'audio':
      return { audio: bytes, mimetype: 'audio/mpeg' };
    case 'document':
    case 'narrative':
      return documentOf(bytes, fileName ?? 'dokumen', caption);
  }
}

function documentOf(bytes: Uint8Array, fileName: string, caption: string): AnyMessageContent {
  const text = caption === '' ? {} : { caption };
  return { document: Buffer.from(bytes), mimetype: mimetypeOf(fileName), fileName, ...text };
}

const mimetypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  png: 'image/png',
};

function mimetypeOf(fileName: string): string {
  return mimetypes[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

/** From the archive; what it does not hold, from WhatsApp itself. */
async function bytesOf(app: WhatsApp, { path, fileRef }: OutgoingMedia): Promise<Buffer> {
  if (path !== null && (await isThere(path))) return readFile(path);
  if (fileRef === null) throw new ChatError('badFile', 'a piece is neither in the archive nor in this chat');
  const chunks: Uint8Array[] = [];
  for await (const chunk of await downloadFile(app, fileRef)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function markedFor(app: WhatsApp, { text }: EditableContent) {
  const jids = new Map<string, string>();
  for (const span of text) {
    if (typeof span === 'string' || !('mention' in span)) continue;
    const person = await app.rows.person(span.mention.userId);
    if (person) jids.set(span.mention.userId, person.jid);
  }
  const known = text.map((span) =>
    typeof span !== 'string' && 'mention' in span && !jids.has(span.mention.userId) ? textOf([span]) : span,
  );
  return toMarkedText(known, (userId) => jids.get(userId) ?? '');
}

function textNow({ extendedTextMessage, conversation }: proto.IMessage): string {
  return extendedTextMessage?.text ?? conversation ?? '';
}
