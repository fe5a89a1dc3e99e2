import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import * as tar from 'tar';
import { lockDataFolder } from '../database/lock-data-folder.ts';
import { checkBackup } from './check-backup.ts';
import { databaseName, type Manifest, mediaName } from './manifest.ts';
import { examineDatabaseFile } from './snapshot-database.ts';

export interface RestoreOptions {
  dataDir: string;
  databaseFile: string;
  /** A file that `writeBackup` wrote. */
  file: string;
  /** ISO 8601, UTC: names the folder for what was there before. */
  now: string;
}

export interface Restored {
  manifest: Manifest;
  /** Media that the backup names and that are nowhere: it held none, and the folder has lost them. */
  missingMedia: string[];
  /** Where the database that was there before is kept now; undefined when there was none. */
  keptIn: string | undefined;
}

/**
 * Puts a backup back, after it was checked to the last byte. Media are added to those that are there; the database takes the
 * place of the present one in one step, which is kept beside it. Throws `DataFolderInUse`, `DamagedBackup`,
 * `DamagedDatabase`, `SchemaTooNew`, `SchemaTooOld`: then nothing was changed.
 */
export async function restoreBackup({ dataDir, databaseFile, file, now }: RestoreOptions): Promise<Restored> {
  const lock = lockDataFolder(dataDir);
  const staging = join(dataDir, `restoring-${randomUUID()}`);
  try {
    const manifest = await checkBackup(file);
    await mkdir(staging, { recursive: true });
    await tar.extract({ file, cwd: staging, strict: true });
    await examineDatabaseFile(join(staging, databaseName));
    for (const { sha256 } of manifest.holdsMedia ? manifest.media : []) await addMedia(staging, dataDir, sha256);
    const keptIn = await keepPresent(databaseFile, now);
    await putInPlace(join(staging, databaseName), databaseFile);
    const missingMedia = manifest.media.map(({ sha256 }) => sha256).filter((sha256) => !hasMedia(dataDir, sha256));
    return { manifest, missingMedia, keptIn };
  } finally {
    await rm(staging, { recursive: true, force: true });
    lock.release();
  }
}

async function addMedia(staging: string, dataDir: string, sha256: string): Promise<void> {
  const target = join(dataDir, mediaName(sha256));
  await mkdir(dirname(target), { recursive: true });
  await rename(join(staging, mediaName(sha256)), target);
}

function hasMedia(dataDir: string, sha256: string): boolean {
  return existsSync(join(dataDir, mediaName(sha256)));
}

/** In one step, also where the database is kept on another disk. */
async function putInPlace(from: string, databaseFile: string): Promise<void> {
  const part = `${databaseFile}.restoring`;
  await copyFile(from, part);
  const written = await open(part, 'r+');
  await written.sync().finally(() => written.close());
  await rename(part, databaseFile);
}

/** What is not in the main file yet is brought there first; a database that is too damaged for that is kept as it is. */
async function keepPresent(databaseFile: string, now: string): Promise<string | undefined> {
  await mkdir(dirname(databaseFile), { recursive: true });
  if (!existsSync(databaseFile)) return undefined;
  checkpoint(databaseFile);
  const folder = join(dirname(databaseFile), `before-restore-${now.replace(/[:.]/g, '-')}`);
  await mkdir(folder);
  for (const ending of ['-wal', '-shm']) {
    if (existsSync(databaseFile + ending)) await rename(databaseFile + ending, join(folder, databaseName + ending));
  }
  await link(databaseFile, join(folder, databaseName));
  return folder;
}

function checkpoint(databaseFile: string): void {
  try {
    const connection = new SqliteDatabase(databaseFile);
    connection.pragma('wal_checkpoint(TRUNCATE)');
    connection.close();
  } catch {
    // Damaged: its files are kept together, which is all that can be done for it.
  }
}
