import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as tar from 'tar';
import { checkBackup } from './check-backup.ts';
import { hashFile, type Sum } from './hash-file.ts';
import { databaseName, type Manifest, manifestName, mediaName } from './manifest.ts';
import { examineDatabaseFile, snapshotDatabase } from './snapshot-database.ts';

export interface BackupOptions {
  dataDir: string;
  /** The SQLite file. */
  databaseFile: string;
  /** The tar file to write; it appears whole and checked, or not at all. */
  file: string;
  /** False: only which media there are. */
  withMedia: boolean;
  /** ISO 8601, UTC. */
  now: string;
}

/**
 * Writes a backup while the program may run, and reads it again to see that it holds what it should. The database comes
 * first: media are only ever added, so every file that it names is there afterwards.
 */
export async function writeBackup({ dataDir, databaseFile, file, withMedia, now }: BackupOptions): Promise<Manifest> {
  const part = `${file}.${process.pid}.part`;
  const staging = join(dirname(file), `.alur-backup-${randomUUID()}`);
  await mkdir(staging, { recursive: true });
  try {
    snapshotDatabase(databaseFile, join(staging, databaseName));
    const database = await hashFile(join(staging, databaseName));
    const log = await examineDatabaseFile(join(staging, databaseName));
    const media = await listMedia(join(dataDir, 'media'));
    const manifest: Manifest = { format: 1, createdAt: now, database, log, media, holdsMedia: withMedia };
    await writeFile(join(staging, manifestName), JSON.stringify(manifest));
    await tar.create({ file: part, cwd: staging, portable: true }, [manifestName, databaseName]);
    const names = media.map(({ sha256 }) => mediaName(sha256));
    if (withMedia && names.length > 0) await tar.replace({ file: part, cwd: dataDir, portable: true }, names);
    await checkBackup(part);
    await moveIntoPlace(part, file);
    return manifest;
  } finally {
    await rm(staging, { recursive: true, force: true });
    await rm(part, { force: true });
  }
}

/** Files are named by their hash, so nothing has to be read to know it; the check reads them all. */
async function listMedia(folder: string): Promise<Sum[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name));
  const sums = files.map(async ({ parentPath, name }) => ({
    sha256: name,
    size: (await stat(join(parentPath, name))).size,
  }));
  return (await Promise.all(sums)).sort((a, b) => a.sha256.localeCompare(b.sha256));
}

async function moveIntoPlace(part: string, file: string): Promise<void> {
  const written = await open(part, 'r+');
  await written.sync().finally(() => written.close());
  await rename(part, file);
}
