import { downloadMediaMessage, type WAMessage } from '@whiskeysockets/baileys';
import { ChatError } from '../chat-error.ts';
import { messageFromText } from './to-text.ts';
import { whatsAppCapabilities } from './whatsapp-capabilities.ts';
import type { WhatsApp } from './whatsapp-platform.ts';

/** What is not there any more, or never was there for us: the phone that sent it may put it there again. */
const expired = [403, 404, 410];

/** The bytes of a file that somebody sent; it is asked for once more from their phone when it has expired. */
export async function downloadFile(
  { client }: Pick<WhatsApp, 'client'>,
  fileRef: string,
): Promise<AsyncIterable<Uint8Array>> {
  const message = readRef(fileRef);
  if (sizeOf(message) > whatsAppCapabilities.downloadLimit) throw new ChatError('tooBig', 'the file is too large');
  try {
    return await download(message);
  } catch (error) {
    if (!expired.includes(statusOf(error) ?? 0)) throw new ChatError('failed', 'downloading a file failed');
  }
  const socket = client.open();
  await socket.refreshMediaConn();
  const fresh = await socket.updateMediaMessage(message).catch(() => {
    throw new ChatError('failed', 'the phone that sent a file did not send it again');
  });
  return download(fresh).catch(() => {
    throw new ChatError('failed', 'downloading a file failed after it was sent again');
  });
}

/** What decrypting finds wrong only shows while it is read: all of it is, before anything is given on. */
async function download(message: WAMessage): Promise<AsyncIterable<Uint8Array>> {
  const bytes = await downloadMediaMessage(message, 'buffer', {});
  return chunksOf(bytes);
}

async function* chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

function readRef(fileRef: string): WAMessage {
  const { key, content } = JSON.parse(fileRef) as { key: WAMessage['key']; content: string };
  return { key: { ...key, fromMe: false }, message: messageFromText(content) };
}

function sizeOf({ message }: WAMessage): number {
  const { imageMessage, videoMessage, audioMessage, documentMessage } = message ?? {};
  const file = imageMessage ?? videoMessage ?? audioMessage ?? documentMessage;
  return Number(file?.fileLength ?? 0);
}

/** Errors of the library carry the status of the answer in one of two places. */
function statusOf(error: unknown): number | undefined {
  const { output, status } = error as { output?: { statusCode?: number }; status?: number };
  return output?.statusCode ?? status;
}
