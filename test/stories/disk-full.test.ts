import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../support/debian-package.ts';
import { appointEverybody, type Office, openOffice } from './office.ts';
import { accept, botMessages, cardSays, codeOf, logOf, promptFor, sendInfographic, until } from './packages.ts';

const prlimit = findProgram('prlimit');

/** No file of the program may grow beyond this many bytes; what is written further back fails, as on a full disk. */
function limitFiles({ alur }: Office, bytes: number | 'unlimited'): void {
  execFileSync(prlimit ?? '', [`--pid=${alur.child.pid}`, `--fsize=${bytes}:`]);
}

describe.skipIf(!prlimit)('a disk that is full while people work', { timeout: 60_000 }, () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  const saysSo = () => office.alur.log.find(({ problem }) => String(problem).startsWith('SqliteError SQLITE_'));

  it('is told in the log, and when there is room again everything goes on, once', async () => {
    const { officer, admin } = office;
    sendInfographic(office, officer, 'Rapat');
    await promptFor(office, admin, 'Rapat', 'Terima');
    limitFiles(office, 4096);
    sendInfographic(office, officer, 'Pelantikan');
    const tapped = accept(office, admin, 'Rapat').catch(() => {});
    await until(office, saysSo, 'the log says that the database cannot be written');
    expect(office.alur.child.exitCode).toBeNull();

    limitFiles(office, 'unlimited');
    await tapped;
    await cardSays(office, 'Pelantikan', 'Dokumentasi 1/1');
    await accept(office, admin, 'Pelantikan');
    await promptFor(office, office.deputy, 'Rapat', 'Terima');
    await promptFor(office, office.deputy, 'Pelantikan', 'Terima');
    for (const name of ['Rapat', 'Pelantikan']) {
      const code = await codeOf(office, name);
      const steps = logOf(office.settings, code).map(({ type }) => type);
      expect(steps.toSorted()).toEqual(['PieceArchived', 'StepAccepted', 'SubmissionHandedIn', 'SubmissionOpened']);
    }
    expect(botMessages(office).filter(({ text }) => text?.startsWith('K-0'))).toHaveLength(2);
  });
});
