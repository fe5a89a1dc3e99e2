import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

export interface Sum {
  sha256: string;
  /** Bytes. */
  size: number;
}

export async function hashBytes(bytes: AsyncIterable<Uint8Array>): Promise<Sum> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    size += chunk.byteLength;
  }
  return { sha256: hash.digest('hex'), size };
}

export function hashFile(path: string): Promise<Sum> {
  return hashBytes(createReadStream(path));
}
