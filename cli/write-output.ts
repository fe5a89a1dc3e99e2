import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Shell } from './command.ts';

type Chunks = AsyncIterable<Uint8Array | string>;

/** To that file, or to stdout without one. A file appears whole or not at all. */
export async function writeOutput(chunks: Chunks, file: string | undefined, shell: Shell): Promise<void> {
  if (file === undefined) return writeToStdout(chunks, shell);
  const part = `${file}.${process.pid}.part`;
  try {
    await pipeline(chunks, createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  shell.stderr.write(`wrote ${file}\n`);
}

async function writeToStdout(chunks: Chunks, { stdout }: Shell): Promise<void> {
  try {
    await pipeline(chunks, stdout, { end: false });
  } catch (error) {
    if (!isReaderGone(error)) throw error;
  }
}

/** `alur history K-0001 | head` reads no further: that is no failure. */
function isReaderGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
