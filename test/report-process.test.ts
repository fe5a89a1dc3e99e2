import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportRequest } from '../report-process.ts';
import { makeOrElse, openReportMaker, ProcessEnded, type ReportMaker } from '../start-report-process.ts';
import { openTestStore, type TestStore } from './support/open-test-store.ts';

let store: TestStore;
let maker: ReportMaker;
beforeEach(async () => {
  store = await openTestStore();
  maker = openReportMaker();
});
afterEach(async () => {
  maker.close();
  await store.close();
});

function request(ordered: ReportRequest['ordered']): ReportRequest {
  const { file, dataDir } = store;
  const storage = { file, dataDir, zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
  const office = { id: 1, zone: 'Asia/Jakarta', platforms: ['instagram'] };
  return { storage, office, ordered, now: '2025-07-01T02:00:00.000Z' };
}

const june = { from: '2025-06-01', until: '2025-07-01', title: 'Juni 2025' };

describe('a report in a process of its own', () => {
  it('comes back with its name and words, also while the database is in use', async () => {
    const ordered = { type: 'report', report: 'register', format: 'xlsx', ...june } as const;
    const { name, bytes, caption } = await maker.make(request(ordered));
    expect(name).toBe('register-juni-2025.xlsx');
    expect(Buffer.from(bytes).subarray(0, 2).toString()).toBe('PK');
    expect(caption).toContain('Juni 2025');
  }, 60_000);

  it('fails with what went wrong, and the next one is made all the same', async () => {
    const wrong = maker.make(request({ type: 'responsePaper', submissionId: 9, code: 'K-0009' }));
    const picture = maker.make(request({ type: 'recapPicture', ...june }));
    await expect(wrong).rejects.toThrow('No package K-0009');
    expect(await picture).toMatchObject({ name: 'rekap-juni-2025.png' });
  }, 60_000);

  it('is a workbook where the paper ended its process, and says so; other failures stay failures', async () => {
    const asked: unknown[] = [];
    const run = async ({ ordered }: ReportRequest) => {
      asked.push(ordered.type === 'report' ? ordered.format : ordered.type);
      if (asked.length === 1) throw new ProcessEnded('SIGABRT');
      return { ok: true, name: 'rekap.xlsx', bytes: new Uint8Array(), caption: 'Rekap' } as const;
    };
    const paper = request({ type: 'report', report: 'recap', format: 'pdf', ...june });
    const { name, caption } = await makeOrElse(run, paper);
    expect({ name, asked }).toEqual({ name: 'rekap.xlsx', asked: ['pdf', 'xlsx'] });
    expect(caption).toContain('PDF-nya gagal dibuat');
    const broken = async () => {
      throw new Error('SQLITE_BUSY');
    };
    await expect(makeOrElse(broken, paper)).rejects.toThrow('SQLITE_BUSY');
  });

  it('is ended with the program, and none is begun after it', async () => {
    const made = maker.make(request({ type: 'recapPicture', ...june }));
    const ended = expect(made).rejects.toThrow(/ended|stops/);
    await new Promise((resolve) => setImmediate(resolve));
    maker.close();
    await ended;
    await expect(maker.make(request({ type: 'recapPicture', ...june }))).rejects.toThrow('stops');
  }, 60_000);
});
