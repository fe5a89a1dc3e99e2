import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../storage/database/open-database.ts';
import type { EventType } from '../../workflows/event.ts';
import { readCsv } from '../reports/read-csv.ts';
import { textOf } from '../reports/read-pdf.ts';
import { readXlsx } from '../reports/read-xlsx.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { samplePublished } from '../support/sample-submission.ts';
import { runAlur, spawnCommand } from './run-alur.ts';

/** The program has its database open all the while. */
let running: TestStore;

beforeAll(async () => {
  running = await openTestStore();
  await running.store.transact(async (tx) => {
    const person = (userId: string, name: string) => ({ channel: 'telegram', userId, name, username: null });
    await tx.ensurePerson(1, person('11', 'Budi'), '2025-06-12T03:00:00.000Z');
    await tx.ensurePerson(1, person('12', 'Sari'), '2025-06-12T03:00:00.000Z');
    await tx.apply([{ type: 'saveSubmission', before: null, after: samplePublished() }, logged('SubmissionOpened')]);
    await tx.apply([logged('SubmissionHandedIn'), logged('SubmissionPublished')]);
  });
});

afterAll(() => running.close());

function logged(type: EventType) {
  const event = { officeId: 1, type, submission: 'K-0001', actor: 1, channel: 'telegram', payload: { revision: 1 } };
  return { type: 'appendEvent', event } as const;
}

function alur(...args: string[]) {
  return runAlur(args, running.dataDir, { DATA_DIR: running.dataDir, PORT: '0' });
}

describe('register', () => {
  it('writes CSV to stdout, and nothing else', async () => {
    const { code, stdout, stderr } = await spawnCommand(['register', '--period', '2025-06'], running.dataDir, {
      DATA_DIR: running.dataDir,
    });
    const [header, line] = readCsv(Buffer.from(`\uFEFF${stdout.replace('\uFEFF', '')}`));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(header!.slice(0, 2)).toEqual(['code', 'received_at']);
    expect(line!.slice(0, 2)).toEqual(['K-0001', '2025-06-12T12:00:00+07:00']);
  });

  it('writes a whole file with --out, whose ending names the format', async () => {
    const file = join(running.dataDir, 'register.xlsx');
    const { code, stdout, stderr } = await alur('register', '--period', '2025', '--out', file);
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: `wrote ${file}\n` });
    expect((await readXlsx(readFileSync(file))).get('Register')!.flat()).toContain('K-0001');
  });

  it('leaves nothing behind where it cannot write', async () => {
    const { code, stderr } = await alur('register', '--out', join(running.dataDir, 'nowhere', 'register.csv'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^alur: ENOENT.*\n$/);
    expect(readdirSync(running.dataDir).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(existsSync(join(running.dataDir, 'nowhere'))).toBe(false);
  });
});

describe('recap', () => {
  it('writes JSON', async () => {
    const { stdout } = await alur('recap', '--period', 'juni 2025', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([{ code: 'K-0001', tiktok_skipped: 'tidak ada video', late_minutes: 0 }]);
  });
});

describe('response', () => {
  it('writes the written responses as PDF, which are held against the log', async () => {
    const file = join(running.dataDir, 'tanggapan.pdf');
    expect(await alur('response', 'k-0001', '--out', file)).toMatchObject({ code: 0, stderr: `wrote ${file}\n` });
    const text = await textOf(readFileSync(file));
    expect(text).toContain('LEMBAR TANGGAPAN TERTULIS');
    const hash = /--hash ([0-9a-f]{64})/.exec(text)![1]!;
    const { code, stdout } = await alur('verify', '--package', 'K-0001', '--hash', hash);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining('paper K-0001 holds: made after row 3'),
    });
    expect(stdout).toContain('nothing was logged about it since');
  });

  it('fails for a package that is not there', async () => {
    expect(await alur('response', 'K-0009', '--out', join(running.dataDir, 'x.pdf'))).toMatchObject({
      code: 1,
      stderr: 'alur: there is no package K-0009\n',
    });
  });
});

describe('a paper', () => {
  it('of an earlier state holds as well, and verify says what came after it', async () => {
    const [, second] = (await alur('history', 'K-0001', '--format', 'json')).stdout.trim().split('\n');
    const { hash } = JSON.parse(second!);
    const { code, stdout } = await alur('verify', '--package', 'K-0001', '--hash', hash.toUpperCase());
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('rows about it since 1') });
  });

  it('does not hold with another hash, or with that of another package', async () => {
    const { stdout } = await alur('verify');
    const head = /head ([0-9a-f]{64})/.exec(stdout)![1]!;
    expect(await alur('verify', '--package', 'K-0001', '--hash', 'f'.repeat(64))).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('paper K-0001 not found'),
    });
    expect(await alur('verify', '--package', 'K-0002', '--hash', head)).toMatchObject({ code: 1 });
  });

  it('needs its package and its hash', async () => {
    expect(await alur('verify', '--package', 'K-0001')).toMatchObject({ code: 2 });
    expect(await alur('verify', '--package', 'K-0001', '--hash', 'abc')).toMatchObject({ code: 2 });
  });
});

describe('history', () => {
  it('tells every event of a package as one line of JSON', async () => {
    const { code, stdout } = await alur('history', 'k-0001', '--format', 'json');
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(events.map(({ type }) => type)).toEqual(['SubmissionOpened', 'SubmissionHandedIn', 'SubmissionPublished']);
    expect(Object.keys(events[0])).toEqual(['seq', 'at', 'submission', 'type', 'actor', 'channel', 'payload', 'hash']);
    expect(events[0]).toMatchObject({ submission: 'K-0001', payload: { revision: 1 } });
  });

  it('fails for a package that is not there', async () => {
    expect(await alur('history', 'K-0009')).toMatchObject({ code: 1, stderr: 'alur: there is no package K-0009\n' });
  });
});

describe('verify', () => {
  it('prints rows and head, which it knows again later', async () => {
    const { code, stdout } = await alur('verify');
    const [, rows, head] = /^rows (\d+)\nhead ([0-9a-f]{64})\n$/.exec(stdout)!;
    expect({ code, rows }).toEqual({ code: 0, rows: '3' });
    expect(await alur('verify', '--head', head!)).toMatchObject({ code: 0 });
  });

  it('ends with 1 when the head is not in it', async () => {
    const { code, stdout } = await alur('verify', '--head', 'f'.repeat(64));
    expect({ code, stdout }).toMatchObject({ code: 1, stdout: expect.stringContaining('rows 3\nbroken 3 ') });
  });

  it('ends with 1 and the first broken row when one was changed', async () => {
    const folder = await copied();
    await change(folder, "drop trigger events_are_never_changed; update events set actor = '9' where seq = 2");
    const { code, stdout, stderr } = await runAlur(['verify'], folder, { DATA_DIR: folder });
    expect(code).toBe(1);
    expect(stdout).toContain('broken 2 changed');
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

describe('doctor', () => {
  it('finds a whole database', async () => {
    const { code, stdout } = await alur('doctor');
    expect(code).toBe(0);
    expect(stdout).toMatch(/fine {2}database .* is whole, and its schema is this version's/);
  });

  it('finds one that is none', async () => {
    const folder = await copied();
    writeFileSync(join(folder, 'alur.sqlite'), 'nothing of the kind'.repeat(1000));
    const { code, stdout } = await runAlur(['doctor'], folder, { DATA_DIR: folder, PORT: '0' });
    expect(code).toBe(1);
    expect(stdout).toMatch(/wrong database/);
  });
});

/** The database in a folder of its own, to be spoilt. */
async function copied(): Promise<string> {
  const folder = mkdtempSync(join(running.dataDir, 'copy-'));
  const { db, connection } = await openDatabase({ file: running.file, readonly: true });
  await connection.backup(join(folder, 'alur.sqlite'));
  await db.destroy();
  return folder;
}

async function change(folder: string, sql: string): Promise<void> {
  const { db, connection } = await openDatabase({ file: join(folder, 'alur.sqlite') });
  connection.exec(sql);
  await db.destroy();
}
