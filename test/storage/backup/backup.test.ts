import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkBackup } from '../../../storage/backup/check-backup.ts';
import { backUpNightly } from '../../../storage/backup/nightly-backup.ts';
import { restoreBackup } from '../../../storage/backup/restore-backup.ts';
import { writeBackup } from '../../../storage/backup/write-backup.ts';
import { openStorage, type Storage } from '../../../storage/open-storage.ts';
import type { Write } from '../../../workflows/writes.ts';
import { samplePublished } from '../../support/sample-submission.ts';

const now = '2025-06-12T03:00:00.000Z';

describe('a backup', () => {
  let store: Storage;
  let dataDir: string;
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'alur-backup-'));
    dataDir = join(folder, 'data');
    store = await openIn(dataDir);
    file = join(folder, 'alur.tar');
    await publish(store, 'first');
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = () => writeBackup({ dataDir, databaseFile: databaseIn(dataDir), file, withMedia: true, now });
  const restoreInto = (target: string) =>
    restoreBackup({ dataDir: target, databaseFile: databaseIn(target), file, now });

  it('is written while the program runs, and brings everything back in another place', async () => {
    const photo = await store.archive.keep(Buffer.from('a photo'));
    const { log } = await write();
    await logMore(store);
    const elsewhere = join(folder, 'elsewhere');
    const restored = await restoreInto(elsewhere);
    expect(restored).toMatchObject({ missingMedia: [], keptIn: undefined, manifest: { log } });
    const again = await openIn(elsewhere);
    expect(await again.verify({ head: log.head })).toEqual({ ok: true, ...log });
    expect((await again.store.reads.submissionByCode(1, 'K-0001'))?.step).toBe('published');
    expect((await again.archive.read(photo.sha256)).toString()).toBe('a photo');
    await again.close();
    expect(readdirSync(folder).sort()).toEqual(['alur.tar', 'data', 'elsewhere']);
  });

  it('is kept beside what it takes the place of', async () => {
    const { log } = await write();
    await logMore(store);
    const later = await store.verify();
    await store.close();
    const { keptIn } = await restoreInto(dataDir);
    store = await openIn(dataDir);
    expect(await store.verify()).toEqual({ ok: true, ...log });
    const before = await openIn(keptIn!);
    expect(await before.verify()).toEqual(later);
    await before.close();
  });

  it('is not restored under a program that runs', async () => {
    await write();
    await expect(restoreInto(dataDir)).rejects.toThrow('in use by another process');
  });

  it.each([
    ['was cut off', (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))],
    ['has another byte', flipOne],
    ['is none', () => Buffer.from('a letter to the editor')],
    ['is empty', () => Buffer.alloc(0)],
  ])('that %s is refused, and nothing is changed', async (_what, spoil) => {
    await store.archive.keep(Buffer.from('x'.repeat(50_000)));
    await write();
    writeFileSync(file, spoil(readFileSync(file)));
    await store.close();
    const before = readFileSync(databaseIn(dataDir));
    await expect(restoreInto(dataDir)).rejects.toMatchObject({ name: 'DamagedBackup' });
    expect(readFileSync(databaseIn(dataDir)).equals(before)).toBe(true);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring'))).toEqual([]);
    store = await openIn(dataDir);
  });

  it('of the night holds the database alone, once a day, and says which media are missing', async () => {
    const photo = await store.archive.keep(Buffer.from('a photo'));
    const options = { dataDir, databaseFile: databaseIn(dataDir), zone: 'Asia/Jakarta' };
    await backUpNightly(options, new Date('2025-06-11T20:00:00.000Z'));
    await logMore(store);
    await backUpNightly(options, new Date('2025-06-12T16:59:00.000Z'));
    expect(readdirSync(join(dataDir, 'backups'))).toEqual(['alur-2025-06-12.tar']);
    file = join(dataDir, 'backups', 'alur-2025-06-12.tar');
    expect(await checkBackup(file)).toMatchObject({ holdsMedia: false, media: [{ sha256: photo.sha256 }] });
    const elsewhere = join(folder, 'elsewhere');
    expect(await restoreInto(elsewhere)).toMatchObject({ missingMedia: [photo.sha256] });
    expect(existsSync(databaseIn(elsewhere))).toBe(true);
  });
});

function databaseIn(dataDir: string): string {
  return join(dataDir, 'alur.sqlite');
}

function openIn(dataDir: string): Promise<Storage> {
  const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
  return openStorage({ ...calendar, dataDir, file: databaseIn(dataDir) });
}

async function publish({ store }: Storage, what: string): Promise<void> {
  const saved = { type: 'saveSubmission', before: null, after: samplePublished() } as const;
  await store.transact((tx) => tx.apply([saved, logged(what)]));
}

async function logMore({ store }: Storage): Promise<void> {
  await store.transact((tx) => tx.apply([logged('second'), logged('third')]));
}

function logged(what: string): Write {
  const about = { submission: null, actor: 'system', channel: 'system', payload: { what } } as const;
  return { type: 'appendEvent', event: { officeId: 1, type: 'Refused', ...about } };
}

/** In the middle of the last entry: not in what pads the file. */
function flipOne(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf('xxxx');
  bytes[at] = 'y'.charCodeAt(0);
  return bytes;
}
