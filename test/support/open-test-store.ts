import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage, type StorageOptions } from '../../storage/open-storage.ts';
import type { Write } from '../../workflows/writes.ts';

export interface TestStore extends Storage {
  /** The SQLite file. */
  file: string;
  dataDir: string;
  /** One commit. */
  write(...writes: Write[]): Promise<void>;
  /** Closes it and opens the same files again, as after a restart. */
  reopen(): Promise<TestStore>;
  /** Closes it and removes its folder. */
  close(): Promise<void>;
}

/** A real store in a folder of its own. */
export async function openTestStore(options: Partial<StorageOptions> = {}): Promise<TestStore> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'alur-test-')));
  const file = options.file ?? join(dataDir, 'alur.sqlite');
  const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
  const storage = await openStorage({ ...calendar, ...options, file, dataDir });
  return {
    ...storage,
    file,
    dataDir,
    write: (...writes) => storage.store.transact((tx) => tx.apply(writes)),
    async reopen() {
      await storage.close();
      return openTestStore({ ...options, file, dataDir });
    },
    async close() {
      await storage.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Everything that comes, at once. */
export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}
