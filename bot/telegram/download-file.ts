import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { ChatError } from '../chat-error.ts';
import { publicRoot, type TelegramApi } from './telegram-api.ts';

const downloadMs = 120_000;

/** The bytes of a file as they come (https://core.telegram.org/bots/api#getfile). */
export async function downloadFile(
  api: TelegramApi,
  fileRef: string,
  limit: number,
): Promise<AsyncIterable<Uint8Array>> {
  const { file_path: path, file_size: size = 0 } = await api.calls.getFile(fileRef);
  if (size > limit) throw new ChatError('tooBig', `the file has ${size} bytes, Telegram gives ${limit}`);
  if (path === undefined) throw new ChatError('failed', 'Telegram did not say where the file is');
  return (await isOnThisMachine(api, path)) ? createReadStream(path) : fetchFile(api, path);
}

/** A server of one's own that runs with `--local` answers with the path of the file on its disk, which may be ours too. */
async function isOnThisMachine({ root }: TelegramApi, path: string): Promise<boolean> {
  if (root === publicRoot || !isAbsolute(path)) return false;
  return access(path).then(
    () => true,
    () => false,
  );
}

async function fetchFile(
  { root, token, http, closing }: TelegramApi,
  path: string,
): Promise<AsyncIterable<Uint8Array>> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(downloadMs)]);
  const { statusCode, body } = await http.get(`${root}/file/bot${token}/${encodeURI(path)}`, signal).catch(fail);
  if (statusCode === 200) return read(body);
  await body.dump();
  throw new ChatError('failed', `downloading a file was answered with ${statusCode}`);
}

async function* read(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    fail(error);
  }
}

/** Errors may name the address, and the address has the token in it. */
function fail(error: unknown): never {
  throw new ChatError('failed', `downloading a file failed (${error instanceof Error ? error.name : 'unknown'})`);
}
