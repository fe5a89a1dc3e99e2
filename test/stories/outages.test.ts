import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../support/debian-package.ts';
import { appointEverybody, type Office, openOffice } from './office.ts';
import { accept, botMessages, cardSays, codeOf, logOf, promptFor, sendInfographic, until } from './packages.ts';

const prlimit = findProgram('prlimit');

/** No file of the program may grow beyond this many bytes; what is written further back fails, as on a full disk. */
function limitFiles({ alur }: Office, bytes: number | 'unlimited'): void {
  execFileSync(prlimit ?? '', [`--pid=${alur.child.pid}`, `--fsize=${bytes}:`]);
}

describe('while people work', { timeout: 60_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  /** The log says that what came could not be stored. */
  const isTold = (problem: string) =>
    until(office, () => office.alur.log.some((line) => String(line.problem).startsWith(problem)), problem);

  /** Each step once, and one card. */
  async function expectOnce(name: string, ...more: string[]): Promise<void> {
    const code = await codeOf(office, name);
    const steps = logOf(office.settings, code).map(({ type }) => type);
    expect(steps.toSorted()).toEqual(['PieceArchived', ...more, 'SubmissionHandedIn', 'SubmissionOpened']);
    expect(botMessages(office).filter(({ text }) => text?.startsWith(`${code} ·`))).toHaveLength(1);
  }

  it.skipIf(!prlimit)('a full disk is told in the log, and with room again all goes on, once', async () => {
    const { officer, admin, deputy } = office;
    sendInfographic(office, officer, 'Rapat');
    await promptFor(office, admin, 'Rapat', 'Terima');
    limitFiles(office, 4096);
    sendInfographic(office, officer, 'Pelantikan');
    const tapped = accept(office, admin, 'Rapat').catch(() => {});
    await isTold('SqliteError SQLITE_');
    expect(office.alur.child.exitCode).toBeNull();

    limitFiles(office, 'unlimited');
    await tapped;
    await cardSays(office, 'Pelantikan', 'Dokumentasi 1/1');
    await accept(office, admin, 'Pelantikan');
    await promptFor(office, deputy, 'Rapat', 'Terima');
    await promptFor(office, deputy, 'Pelantikan', 'Terima');
    await expectOnce('Rapat', 'StepAccepted');
    await expectOnce('Pelantikan', 'StepAccepted');
  });

  it('a database that another program keeps locked is waited for', async () => {
    const other = new SqliteDatabase(join(office.settings.DATA_DIR ?? '', 'alur.sqlite'));
    other.exec('begin immediate');
    sendInfographic(office, office.officer, 'Senam');
    await isTold('SqliteError SQLITE_BUSY');
    other.close();
    await promptFor(office, office.admin, 'Senam', 'Terima');
    await expectOnce('Senam');
  });
});
