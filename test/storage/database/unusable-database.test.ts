import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStorage } from '../../../storage/open-storage.ts';

const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'alur-unusable-'));
}

async function refusal(dataDir: string, file = join(dataDir, 'alur.sqlite')): Promise<Error> {
  try {
    const storage = await openStorage({ ...calendar, dataDir, file });
    await storage.close();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('was opened');
}

describe('what cannot be worked with is refused with what to do', () => {
  it('a file that is no database', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'alur.sqlite'), 'a letter to the editor, and rather a long one at that');
    expect((await refusal(folder)).message).toMatch(/is damaged: .*alur restore/);
  });

  it('a database whose pages were overwritten', async () => {
    const folder = newFolder();
    const storage = await openStorage({ ...calendar, dataDir: folder, file: join(folder, 'alur.sqlite') });
    await storage.close();
    const bytes = readFileSync(join(folder, 'alur.sqlite'));
    bytes.fill(0xff, 4096, 40_960);
    bytes.fill(0xff, 100, 200);
    writeFileSync(join(folder, 'alur.sqlite'), bytes);
    expect((await refusal(folder)).message).toMatch(/is damaged: .*alur restore/);
  });

  it('a database that another program has locked', async () => {
    const folder = newFolder();
    const file = join(folder, 'alur.sqlite');
    const storage = await openStorage({ ...calendar, dataDir: folder, file });
    await storage.close();
    const other = new SqliteDatabase(file);
    onTestFinished(() => void other.close());
    other.pragma('journal_mode = DELETE');
    other.exec('begin exclusive');
    expect((await refusal(folder)).message).toContain('is locked by another program');
  }, 20_000);

  it('a folder that is no folder', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'data'), '');
    expect((await refusal(join(folder, 'data'))).message).toContain('let the user who runs the program');
  });

  it('a folder where none can be made', async () => {
    expect((await refusal('/proc/alur/data')).message).toContain('set DATA_DIR');
  });

  it('a database that is a folder', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'alur.sqlite'));
    expect((await refusal(folder)).message).toContain('cannot be opened');
  });
});
