import { describe, expect, it } from 'vitest';
import { makeRecap } from '../../reports/make-recap.ts';
import { makeRegister } from '../../reports/make-register.ts';
import { makeReport } from '../../reports/make-report.ts';
import type { Reads } from '../../workflows/ports.ts';
import type { RegisterRow } from '../../workflows/report-rows.ts';
import { counts, june, memoryReads, office, recapRow, registerRow, step } from './given-rows.ts';
import { linksOf, pagesOf, textOf } from './read-pdf.ts';

const now = '2025-07-01T02:00:00.000Z';

async function registerOf(rows: readonly RegisterRow[]): Promise<Uint8Array> {
  return (await makeRegister(memoryReads({ register: rows }), office, june, 'pdf', now)).bytes;
}

describe('the register as a paper', () => {
  it('has the letterhead, every column, and who signs', async () => {
    const rejected = step({ outcome: 'rejected', at: '2025-06-14T04:00:00.000Z', response: 'foto buram' });
    const text = await textOf(await registerOf([registerRow({ steps: [...registerRow().steps, rejected] })]));
    for (const said of [
      'KOMISI PEMILIHAN UMUM KABUPATEN PASAMAN BARAT',
      'Telp. 0852-7251-1588',
      'REGISTER DOKUMENTASI DAN KONTEN Periode Juni 2025 · keadaan 1 Juli 2025 09.00 WIB',
      'Kelengkapan',
      '5. Unggah',
      '12 Juni 2025 10.00',
      'Narasi: KPU menggelar rapat pleno.',
      'Caption: Rapat pleno hari ini',
      'Ditolak 1 kali, terakhir: foto buram',
      'Simpang Empat, 1 Juli 2025',
      'Halaman 1 dari 1',
    ])
      expect(text).toContain(said);
    expect(text).toContain('Pimpinan Redaksi Elvi Rahmawati');
  });

  it('repeats its header on each page, and counts the pages', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => registerRow({ code: `K-${1000 + index}` }));
    const pages = await pagesOf(await registerOf(rows));
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Tanggal');
      expect(page).toContain(`Halaman ${index + 1} dari ${pages.length}`);
    }
    const all = pages.join(' ');
    for (const { code } of rows) expect(all).toContain(code);
  });

  it('has no empty page and loses no signature, however full its last page is', async () => {
    for (let count = 1; count <= 14; count += 1) {
      const rows = Array.from({ length: count }, (_, index) => registerRow({ code: `K-${1000 + index}` }));
      const pages = await pagesOf(await registerOf(rows));
      expect(pages.join(' ').match(/Sari Dewi/g)).toHaveLength(1);
      for (const page of pages) expect(page).toMatch(/K-10\d\d|Sari Dewi/);
    }
  });

  it('says so when there is nothing', async () => {
    const pages = await pagesOf(await registerOf([]));
    expect(pages).toHaveLength(1);
    expect(pages[0]).toContain('Tidak ada pada periode ini.');
  });

  it('loses nothing of long, strange and hostile texts', async () => {
    const sentences = Array.from(
      { length: 400 },
      (_, index) => `Kalimat nomor ${index} dari narasi yang panjang sekali.`,
    );
    const row = registerRow({
      activityName: 'N'.repeat(300),
      submittedBy: 'محمد علي 👩‍👩‍👧',
      caption: `=1+1 ${'tanpa jeda'.replaceAll(' ', '').repeat(219)} akhir-caption`,
      narrative: `${sentences.join(' ')}\u0000\uD800\n\n${'baris\n'.repeat(200)}akhir-narasi`,
      steps: [step({ outcome: 'rejected', response: `${'alasan '.repeat(580)}akhir-tanggapan` })],
    });
    const text = await textOf(await registerOf([row]));
    const numbers = [...text.matchAll(/nomor (?:Narasi \(lanjutan\): )?(\d+)/g)].map(([, number]) => Number(number));
    expect(new Set(numbers).size).toBe(sentences.length);
    for (const said of ['akhir-caption', 'akhir-narasi', 'akhir-tanggapan']) expect(text).toContain(said);
    expect(text.match(/\bN+\b/g)!.join('')).toHaveLength(300);
  });

  it('is a workbook instead where it would be too long, and says why', async () => {
    const rows = memoryReads({ register: Array.from({ length: 5_001 }, () => registerRow()) });
    const ordered = { type: 'report', report: 'register', format: 'pdf', ...june } as const;
    const { name, caption } = await makeReport({ rows, reads: {} as Reads }, office, ordered, now);
    expect(name).toBe('register-juni-2025.xlsx');
    expect(caption).toContain(
      'PDF yang dikirim di chat memuat paling banyak 5.000 kiriman, sedangkan periode ini berisi 5.001.',
    );
  });
});

describe('the recap as a paper', () => {
  const given = {
    recap: [recapRow()],
    returned: [
      {
        ...{ code: 'K-0002', activityName: 'Apel pagi', step: 'deciding' as const, by: 'Elvi' },
        ...{ at: now, response: 'Sebutkan jumlah peserta.' },
      },
    ],
    june: counts({ received: 3, published: { total: 1, onTime: 1 } }),
    others: counts({ received: 5 }),
  };

  it('has the figures, the links to tap, and what was handed back', async () => {
    const { bytes } = await makeRecap(memoryReads(given), office, june, 'pdf', now);
    const text = await textOf(bytes);
    for (const said of [
      'Kiriman diterima 3 5 -2',
      'dilewati: akun terkunci',
      '4. Elvi Rahmawati',
      'Sebutkan jumlah peserta.',
    ])
      expect(text).toContain(said);
    expect(new Set(await linksOf(bytes))).toEqual(new Set(['https://instagram.com/p/1']));
  });

  it('is drawn as a picture of 1080 pixels', async () => {
    const sources = { rows: memoryReads(given), reads: {} as Reads };
    const { name, bytes } = await makeReport(sources, office, { type: 'recapPicture', ...june }, now);
    expect(name).toBe('rekap-juni-2025.png');
    expect(Buffer.from(bytes).readUInt32BE(16)).toBe(1080);
  });
});
