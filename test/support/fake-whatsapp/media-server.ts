import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMediaKeys, type MediaType, sha256 } from '@whiskeysockets/baileys';

/** What a message says of its file. */
export interface MediaPointer {
  url?: string | null;
  directPath?: string | null;
  mediaKey?: Uint8Array | null;
}

/** Files as WhatsApp keeps them: encrypted, reached by a path that may expire. */
export class MediaServer {
  readonly #files = new Map<string, { body: Buffer; expired: boolean }>();
  /** `host:port` of the two servers that it is asked through. */
  hosts = { tls: '', plain: '' };

  readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = new URL(request.url ?? '/', 'http://any').pathname;
    if (request.method === 'POST') this.#take(request, response);
    else this.#give(path, response);
  };

  /** A file that somebody sends. Without `tls` the message has no path: Baileys then takes the plain address as it stands. */
  async put(kind: MediaType, bytes: Buffer, { tls = false }: { tls?: boolean } = {}) {
    const mediaKey = randomBytes(32);
    const { cipherKey, iv, macKey } = await keysOf(mediaKey, kind);
    const cipher = createCipheriv('aes-256-cbc', cipherKey, iv);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    const mac = createHmac('sha256', macKey).update(iv).update(sealed).digest().subarray(0, 10);
    const body = Buffer.concat([sealed, mac]);
    const path = this.#keep(`/v/${kind}`, body);
    const told = { mediaKey, fileSha256: sha256(bytes), fileEncSha256: sha256(body), fileLength: bytes.length };
    return tls
      ? { ...told, url: `https://${this.hosts.tls}${path}`, directPath: path }
      : { ...told, url: `http://${this.hosts.plain}${path}` };
  }

  /** The bytes of something that the bot sent. */
  async open(kind: MediaType, pointer: MediaPointer): Promise<Buffer> {
    const { cipherKey, iv } = await keysOf(pointer.mediaKey ?? Buffer.alloc(0), kind);
    const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
    const { body } = this.#file(pointer);
    return Buffer.concat([decipher.update(body.subarray(0, -10)), decipher.final()]);
  }

  expire(pointer: MediaPointer): void {
    this.#file(pointer).expired = true;
  }

  /** The phone puts the file there once more; its new path. */
  reupload(pointer: MediaPointer): string {
    return this.#keep('/v/re', this.#file(pointer).body);
  }

  #give(path: string, response: ServerResponse): void {
    const file = this.#files.get(path);
    if (!file || file.expired) response.statusCode = file ? 410 : 404;
    response.end(file?.expired === false ? file.body : undefined);
  }

  #file(pointer: MediaPointer) {
    const path = pointer.directPath ?? new URL(pointer.url ?? 'http://any').pathname;
    const file = this.#files.get(path);
    if (!file) throw new Error(`no file at ${path}`);
    return file;
  }

  #keep(folder: string, body: Buffer): string {
    const path = `${folder}/${randomBytes(8).toString('hex')}.enc`;
    this.#files.set(path, { body, expired: false });
    return path;
  }

  #take(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = this.#keep('/v/up', Buffer.concat(chunks));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ url: `https://${this.hosts.tls}${path}`, direct_path: path }));
    });
  }
}

async function keysOf(mediaKey: Uint8Array, kind: MediaType) {
  const { cipherKey, iv, macKey } = await getMediaKeys(mediaKey, kind);
  if (!macKey) throw new Error('no key to authenticate a file with');
  return { cipherKey, iv, macKey };
}
