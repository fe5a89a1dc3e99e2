import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediaArchive } from '../workflows/ports.ts';

/**
 * Files under their SHA-256, in folders of its first two digits. A file is written under a temporary name, brought to the
 * disk and renamed: under its own name there is the whole of it or nothing. The same bytes twice are one file.
 */
export function openMediaArchive(folder: string): MediaArchive {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    pathOf,
    read: (sha256) => readFile(pathOf(sha256)),
    async keep(bytes) {
      const temporary = join(temporaryFolder(folder), randomUUID());
      try {
        const kept = await writeDown(temporary, bytes);
        await moveTo(temporary, pathOf(kept.sha256));
        return kept;
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
}

/** What a killed process left half-written: it is fetched again. Only while no other process writes there. */
export async function removeHalfWritten(folder: string): Promise<void> {
  await rm(temporaryFolder(folder), { recursive: true, force: true });
}

function temporaryFolder(folder: string): string {
  return join(folder, 'incoming');
}

async function writeDown(path: string, bytes: AsyncIterable<Uint8Array> | Uint8Array) {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx');
  try {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

async function moveTo(from: string, to: string): Promise<void> {
  if (await exists(to)) return rm(from);
  const made = await mkdir(dirname(to), { recursive: true });
  if (made) await syncFolder(dirname(made));
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** The name is on the disk as well. Windows cannot open a folder, and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
