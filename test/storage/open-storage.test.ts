import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataFolderInUse } from '../../storage/database/lock-data-folder.ts';
import { SchemaTooNew, SchemaTooOld } from '../../storage/database/migrate.ts';
import { databaseFile, openDatabase } from '../../storage/database/open-database.ts';
import { openStorage } from '../../storage/open-storage.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting } from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
const open = (changes = {}) => openStorage({ ...calendar, file: store.file, dataDir: store.dataDir, ...changes });

describe('the data folder', () => {
  test('is refused to a second opening', async () => {
    await expect(open()).rejects.toBeInstanceOf(DataFolderInUse);
  });

  test('is free again after closing', async () => {
    store = await store.reopen();

    expect(await store.store.reads.office(1)).toMatchObject({ name: 'KPU Kabupaten Pasaman Barat' });
  });

  test('is refused while another process has it, and free when that one is killed', async () => {
    const { dataDir, file } = store;
    await store.close();
    const holder = await holdFolder(dataDir);

    await expect(open()).rejects.toBeInstanceOf(DataFolderInUse);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    store = await openTestStore({ dataDir, file });
  });
});

/** Another process that takes the folder and does nothing more. */
async function holdFolder(dataDir: string): Promise<ChildProcess> {
  const lock = new URL('../../storage/database/lock-data-folder.ts', import.meta.url).href;
  const script = `import { lockDataFolder } from '${lock}';
    globalThis.lock = lockDataFolder(process.argv[1]); process.send('held'); setInterval(() => {}, 1000);`;
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], { stdio: [...stdio] });
  await once(child, 'message');
  return child;
}

describe('read-only', () => {
  test('works while the program runs, and sees what it commits', async () => {
    const reader = await open({ readonly: true });
    await store.write({ type: 'saveSubmission', before: null, after: sampleCollecting() });

    expect(await reader.store.reads.submission(1)).toEqual(sampleCollecting());
    await expect(reader.inbox.keep('telegram', [{ externalId: '1', raw: '{}' }], '')).rejects.toThrow('readonly');
    await reader.close();
  });

  test('needs a database, and leaves none behind', async () => {
    await expect(open({ readonly: true, file: `${store.file}.none` })).rejects.toThrow('cannot be opened');
  });
});

describe('a schema', () => {
  const changeMigrations = (statement: string) => {
    const file = new SqliteDatabase(store.file);
    file.exec(statement);
    file.close();
  };

  test('of a newer version is refused, for reading as well', async () => {
    changeMigrations(`insert into kysely_migration values ('0999-later', '2030-01-01')`);

    await expect(open({ readonly: true })).rejects.toBeInstanceOf(SchemaTooNew);
    await expect(store.reopen()).rejects.toThrow('0999-later');
  });

  test('of an older version is refused for reading: the program migrates', async () => {
    changeMigrations(`delete from kysely_migration where name = '0005-calendar'`);

    await expect(open({ readonly: true })).rejects.toBeInstanceOf(SchemaTooOld);
  });
});

describe('the database', () => {
  test('is opened for durability every time: an existing file would come up otherwise', async () => {
    const { connection, db } = await openDatabase({ file: store.file });

    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map((name) =>
      connection.pragma(name, { simple: true }),
    );
    expect(settings).toEqual(['wal', 2, 1]);
    await db.destroy();
  });

  test('is made with its folder', async () => {
    const dataDir = `${store.dataDir}/a/b`;
    const fresh = await openTestStore({ dataDir });

    expect(await fresh.verify()).toMatchObject({ ok: true });
    await fresh.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('is named by DATABASE_URL', () => {
    expect(databaseFile('sqlite:/var/lib/alur/alur.sqlite')).toBe('/var/lib/alur/alur.sqlite');
    expect(() => databaseFile('postgres://x')).toThrow('DATABASE_URL');
  });
});
