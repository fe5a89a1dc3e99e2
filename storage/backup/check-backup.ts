import { text } from 'node:stream/consumers';
import * as tar from 'tar';
import { hashBytes, type Sum } from './hash-file.ts';
import { databaseName, type Manifest, manifestName, mediaName, parseManifest } from './manifest.ts';

/** A file that is no backup, or one that does not hold what it says. */
export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup';
}

/** Reads the whole file and compares each entry with the manifest. Throws `DamagedBackup`. */
export async function checkBackup(file: string): Promise<Manifest> {
  const { manifest, sums } = await readEntries(file);
  if (!manifest) throw new DamagedBackup(`${file} is no backup of Alur`);
  const expected = new Map([[databaseName, manifest.database]]);
  if (manifest.holdsMedia) for (const sum of manifest.media) expected.set(mediaName(sum.sha256), sum);
  for (const [name, { sha256, size }] of expected) {
    const found = sums.get(name);
    if (!found) throw new DamagedBackup(`${file} lacks ${name}`);
    if (found.sha256 !== sha256 || found.size !== size) throw new DamagedBackup(`${file} holds a damaged ${name}`);
  }
  const stranger = [...sums.keys()].find((name) => !expected.has(name));
  if (stranger !== undefined) throw new DamagedBackup(`${file} holds ${stranger}, which its manifest does not name`);
  return manifest;
}

async function readEntries(file: string): Promise<{ manifest: Manifest | undefined; sums: Map<string, Sum> }> {
  const sums = new Map<string, Sum>();
  const reading: Promise<void>[] = [];
  let manifest: Manifest | undefined;
  const onReadEntry = (entry: tar.ReadEntry) => {
    const read = async () => {
      if (entry.path === manifestName) manifest = parseManifest(await text(entry));
      else sums.set(entry.path, await hashBytes(entry));
    };
    reading.push(read());
  };
  try {
    await tar.list({ file, strict: true, onReadEntry });
    await Promise.all(reading);
  } catch (error) {
    throw new DamagedBackup(`${file} cannot be read as a backup`, { cause: error });
  }
  return { manifest, sums };
}
