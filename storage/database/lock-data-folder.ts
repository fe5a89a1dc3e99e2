import { join, resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { makeFolder } from './make-folder.ts';

/** Another process works on this data folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string) {
    super(`${dataDir} is in use by another process: stop that one first, or set another DATA_DIR`);
    this.name = 'DataFolderInUse';
  }
}

/**
 * Keeps every other process off the folder until `release`, or until this process ends, however it ends: what holds the
 * lock is an open transaction on a small SQLite file, and so in the end the operating system. A file with a process id
 * would survive SIGKILL.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  makeFolder(resolve(dataDir));
  const lock = new SqliteDatabase(join(dataDir, 'alur.lock'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new DataFolderInUse(dataDir) : error;
  }
  return { release: () => lock.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && error.code === 'SQLITE_BUSY';
}
