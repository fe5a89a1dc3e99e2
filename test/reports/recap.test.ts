import { describe, expect, it } from 'vitest';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeReport } from '../../reports/make-report.ts';
import { recapFigures } from '../../reports/recap.ts';
import type { Reads } from '../../workflows/ports.ts';
import { counts, dueOfJune12, june, memoryReads, office, recapRow } from './given-rows.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

const now = '2025-07-01T02:00:00.000Z';
const published = { total: 4, onTime: 3 };
const given = {
  recap: [recapRow()],
  returned: [
    {
      code: 'K-0002',
      activityName: 'Apel pagi',
      step: 'correcting' as const,
      by: 'Rahmat',
      at: dueOfJune12,
      response: '=foto buram',
    },
  ],
  june: counts({
    received: 5,
    published,
    byKind: [{ kind: 'video', ...published }],
    byPlatform: [
      { platform: 'facebook', links: 3, skipped: 1 },
      { platform: 'tiktok', links: 1, skipped: 0 },
    ],
    byWeek: [
      { from: '2025-06-01', until: '2025-06-02', total: 0, onTime: 0 },
      { from: '2025-06-02', until: '2025-06-09', ...published },
    ],
    steps: [{ step: 'collecting', total: 4, onTime: 3, medianMinutes: 330 }],
  }),
  others: counts({ received: 7, published: { total: 2, onTime: 2 } }),
};

describe('the figures', () => {
  it('list the platforms of the office first, then what else was used, also where nothing was', async () => {
    const { now: ofJune, previous, previousTitle } = await recapFigures(memoryReads(given), office, june);
    expect(ofJune.byPlatform).toEqual([
      { platform: 'instagram', links: 0, skipped: 0 },
      { platform: 'facebook', links: 3, skipped: 1 },
      { platform: 'tiktok', links: 1, skipped: 0 },
    ]);
    expect(previous.byPlatform.map(({ platform }) => platform)).toEqual(['instagram', 'facebook', 'tiktok']);
    expect(previousTitle).toBe('Mei 2025');
  });
});

describe('the recap', () => {
  it('has a column for each platform, in CSV', async () => {
    const { bytes, fileName } = await makeRecap(memoryReads(given), office, june, 'csv', now);
    const [header, line] = readCsv(bytes);
    expect(fileName).toBe('rekap-juni-2025.csv');
    expect(Object.fromEntries(header!.map((name, index) => [name, line![index]]))).toMatchObject({
      published_at: '2025-06-13T12:00:00+07:00',
      late_minutes: '0',
      instagram_url: 'https://instagram.com/p/1',
      facebook_url: '',
      facebook_skipped: 'akun terkunci',
      website_url: '',
      received_by: 'Sari Dewi',
      corrected_by: 'Rahmat Hidayat',
      decided_by: 'Elvi Rahmawati',
      days_to_upload: '1',
    });
  });

  it('has its packages, its figures and what was handed back on three sheets', async () => {
    const { bytes } = await makeRecap(memoryReads(given), office, june, 'xlsx', now);
    const book = await readXlsx(bytes);
    const rows = book.get('Rekapitulasi')!;
    expect(rows[rows.findIndex(([first]) => first === 'No.') + 1]).toEqual([
      ...[1, 'K-0001', '13 Juni 2025 12.00', 'Rapat pleno', '12 Juni 2025', 'Kegiatan'],
      ...['https://instagram.com/p/1', 'dilewati: akun terkunci', null],
      ...['Sari Dewi', 'Rahmat Hidayat', 'Elvi Rahmawati', 1, 'tepat waktu'],
    ]);
    expect(book.get('Angka')!.filter((row) => row.length > 1)).toEqual([
      ['Ringkasan', 'Juni 2025', 'Mei 2025', 'Selisih'],
      ['Kiriman diterima', 5, 7, '-2'],
      ['Kiriman ditarik', 0, 0, '0'],
      ['Kiriman diunggah', 4, 2, '+2'],
      ['Diunggah tepat waktu', 3, 2, '+1'],
      ['Bagian tepat waktu', '75%', '100%', '-25 poin'],
      ['Menurut platform', 'Tautan', 'Dilewati', 'Mei 2025', 'Selisih'],
      ['Instagram', 0, 0, 0, '0'],
      ['Facebook', 3, 1, 0, '+3'],
      ['TikTok', 1, 0, 0, '+1'],
      ['Menurut jenis', 'Diunggah', 'Tepat waktu', 'Mei 2025', 'Selisih'],
      ['Video', 4, 3, 0, '+4'],
      ['Menurut minggu', 'Diunggah', 'Tepat waktu'],
      ['1 Jun', 0, 0],
      ['2–8 Jun', 4, 3],
      ['Langkah (kiriman yang diterima)', 'Tepat waktu', 'Median', 'Mei 2025: tepat waktu', 'Median'],
      ['1. Penyerahan', '3 dari 4 (75%)', '5,5 jam', '–', '–'],
    ]);
    expect(book.get('Dikembalikan')!.at(-1)).toEqual([
      ...[1, 'K-0002', 'Apel pagi', '3. Koreksi', 'Rahmat', '13 Juni 2025 23.59', '=foto buram'],
    ]);
  });

  it('works when nothing was published', async () => {
    const { bytes } = await makeRecap(memoryReads(), office, june, 'xlsx', now);
    expect((await readXlsx(bytes)).get('Rekapitulasi')).toContainEqual(['Tidak ada pada periode ini.']);
  });
});

describe('a report ordered in a chat', () => {
  it('comes with the figures as its words', async () => {
    const sources = { rows: memoryReads(given), reads: {} as Reads };
    const ordered = { type: 'report', report: 'recap', format: 'xlsx', ...june } as const;
    const { name, caption } = await makeReport(sources, office, ordered, now);
    expect(name).toBe('rekap-juni-2025.xlsx');
    expect(caption).toBe(
      [
        'Rekapitulasi Konten Media Sosial\nJuni 2025\n',
        'Diunggah: 4 kiriman (+2 dibanding Mei 2025)\nTepat waktu: 3 dari 4 (75%)\nJenis: Video 4',
        '• Instagram: 0\n• Facebook: 3 (1 dilewati)\n• TikTok: 1\n',
        'Tepat waktu per langkah:\n1. Penyerahan: 3 dari 4 (75%)',
      ].join('\n'),
    );
  });
});
