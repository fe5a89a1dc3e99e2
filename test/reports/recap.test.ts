import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRecap, recapFigures } from '../../reports/make-recap.ts';
import { makeReport } from '../../reports/make-report.ts';
import { contentKinds } from '../../workflows/procedure.ts';
import type { RecapRow } from '../../workflows/report-rows.ts';
import { dueOfJune12, june, memoryReads, office, recapRow, registerRow, step } from './given-rows.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

const tooLate = '2025-06-13T18:00:00.000Z';

const rows: fc.Arbitrary<RecapRow[]> = fc.array(
  fc
    .record({
      kind: fc.constantFrom(...contentKinds),
      publishedAt: fc.constantFrom('2025-06-13T05:00:00.000Z', dueOfJune12, tooLate),
      links: fc.uniqueArray(
        fc.record({ platform: fc.constantFrom('instagram', 'facebook', 'x'), isSkipped: fc.boolean() }),
        { selector: ({ platform }) => platform },
      ),
    })
    .map(({ kind, publishedAt, links }) =>
      recapRow({
        kind,
        publishedAt,
        links: links.map(({ platform, isSkipped }) => ({
          platform,
          url: isSkipped ? null : 'https://x.com/1',
          skipped: isSkipped ? 'alasan' : null,
        })),
      }),
    ),
);

describe('the figures', () => {
  it('equal a plain count', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (published) => {
        const figures = await recapFigures(memoryReads([], published), office, june);
        const links = published.flatMap((row) => row.links);
        expect(figures.published).toEqual({
          total: published.length,
          onTime: published.filter(({ publishedAt }) => publishedAt !== tooLate).length,
        });
        for (const { kind, count } of figures.byKind) {
          expect(count).toBe(published.filter((row) => row.kind === kind).length);
        }
        for (const { platform, links: count, skipped } of figures.byPlatform) {
          expect(count).toBe(links.filter((link) => link.platform === platform && link.url !== null).length);
          expect(skipped).toBe(links.filter((link) => link.platform === platform && link.url === null).length);
        }
        const counted = figures.byPlatform.reduce((sum, { links: count, skipped }) => sum + count + skipped, 0);
        expect(counted).toBe(links.length);
      }),
      { numRuns: 50 },
    );
  });

  it('share the steps by their own dues', async () => {
    const received = registerRow({
      steps: [step({ step: 'collecting' }), step(), step({ at: tooLate }), step({ step: 'deciding', at: tooLate })],
    });
    const { steps } = await recapFigures(memoryReads([received]), office, june);
    expect(steps).toEqual([
      { step: 'collecting', total: 1, onTime: 1 },
      { step: 'receiving', total: 2, onTime: 1 },
      { step: 'correcting', total: 0, onTime: 0 },
      { step: 'deciding', total: 1, onTime: 0 },
      { step: 'publishing', total: 0, onTime: 0 },
    ]);
  });

  it('keep the order of the office, and show its platforms also when nothing was there', async () => {
    const { byPlatform } = await recapFigures(memoryReads([], []), office, june);
    expect(byPlatform).toEqual([
      { platform: 'instagram', links: 0, skipped: 0 },
      { platform: 'facebook', links: 0, skipped: 0 },
    ]);
  });
});

describe('the recap', () => {
  it('has a column for each platform, in CSV', async () => {
    const { bytes, fileName } = await makeRecap(memoryReads([], [recapRow()]), office, june, 'csv');
    const [header, line] = readCsv(bytes);
    expect(fileName).toBe('rekap-juni-2025.csv');
    expect(Object.fromEntries(header!.map((name, index) => [name, line![index]]))).toMatchObject({
      published_at: '2025-06-13T12:00:00+07:00',
      late_minutes: '0',
      instagram_url: 'https://instagram.com/p/1',
      facebook_url: '',
      facebook_skipped: 'akun terkunci',
      website_url: '',
    });
  });

  it('has its packages and its figures on two sheets', async () => {
    const { bytes } = await makeRecap(memoryReads([registerRow()], [recapRow()]), office, june, 'xlsx');
    const book = readXlsx(bytes);
    expect(book.get('Rekapitulasi')!.at(-1)).toEqual([
      ...[
        1,
        'K-0001',
        'Rapat pleno',
        '12 Juni 2025',
        'Kegiatan',
        '13 Juni 2025 12.00',
        '13 Juni 2025 23.59',
        'tepat waktu',
      ],
      ...['https://instagram.com/p/1', 'dilewati: akun terkunci'],
    ]);
    const figures = book.get('Angka')!;
    expect(figures).toContainEqual(['Semua', 1]);
    expect(figures).toContainEqual(['Facebook', 0, 1]);
    expect(figures).toContainEqual(['1. Penyerahan', '1 dari 1 (100%)']);
  });

  it('works when nothing was published', async () => {
    const { bytes } = await makeRecap(memoryReads([], []), office, june, 'xlsx');
    expect(readXlsx(bytes).get('Rekapitulasi')!.at(-1)).toEqual(['Tidak ada pada periode ini.']);
  });
});

describe('a report ordered in a chat', () => {
  it('comes with the figures as its words', async () => {
    const reads = memoryReads([registerRow()], [recapRow(), recapRow({ kind: 'video', publishedAt: tooLate })]);
    const { name, caption } = await makeReport(reads, office, { report: 'recap', format: 'xlsx', ...june }, tooLate);
    expect(name).toBe('rekap-juni-2025.xlsx');
    expect(caption).toBe(
      [
        'Rekapitulasi Konten Media Sosial\nJuni 2025\n',
        'Diunggah: 2 kiriman\nTepat waktu: 1 dari 2 (50%)\nJenis: Kegiatan 1, Video 1',
        '• Instagram: 2\n• Facebook: 0 (2 dilewati)\n',
        'Tepat waktu per langkah:\n1. Penyerahan: 1 dari 1 (100%)',
      ].join('\n'),
    );
  });
});
