import { describe, expect, it } from 'vitest';
import { makeRegister } from '../../reports/make-register.ts';
import type { RegisterRow } from '../../workflows/report-rows.ts';
import { dueOfJune12, june, memoryReads, office, registerRow, step } from './given-rows.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

const now = '2025-06-14T03:00:00.000Z';

async function csvOf(...rows: RegisterRow[]) {
  const { bytes } = await makeRegister(memoryReads(rows), office, june, 'csv', now);
  const [header, ...lines] = readCsv(bytes);
  return lines.map((line) => Object.fromEntries(header!.map((name, index) => [name, line[index]])));
}

async function jsonOf(...rows: RegisterRow[]): Promise<Record<string, unknown>[]> {
  const { bytes } = await makeRegister(memoryReads(rows), office, june, 'json', now);
  return JSON.parse(Buffer.from(bytes).toString());
}

async function sheetOf(...rows: RegisterRow[]) {
  const { bytes } = await makeRegister(memoryReads(rows), office, june, 'xlsx', now);
  const cells = readXlsx(bytes).get('Register')!;
  const [header, ...lines] = cells.slice(4);
  return {
    cells,
    lines: lines.map((line) => Object.fromEntries(header!.map((name, index) => [String(name), line[index]]))),
  };
}

const rejectedTwice = registerRow({
  state: 'collecting',
  steps: [
    step({ step: 'collecting', outcome: 'handedIn', by: 'Budi', at: '2025-06-12T03:00:00.000Z' }),
    step({ outcome: 'rejected', response: 'foto buram' }),
    step({ step: 'collecting', outcome: 'handedIn', by: null, at: '2025-06-13T03:00:00.000Z' }),
    step({ outcome: 'rejected', at: '2025-06-13T17:30:00.000Z', response: 'masih buram' }),
  ],
});

describe('the register for machines', () => {
  it('has the documented columns, and what stands in them', async () => {
    const [row] = await jsonOf(registerRow({ pieces: { photo: 4, video: 1 } }));
    expect(row).toMatchObject({
      code: 'K-0001',
      received_at: '2025-06-12T10:00:00+07:00',
      activity_name: 'Rapat pleno',
      activity_day: '2025-06-12',
      submitted_by: 'Budi',
      pieces: 5,
      pieces_photo: 4,
      pieces_video: 1,
      pieces_audio: 0,
      status: 'receiving',
      hand_ins: 1,
      rejections: 0,
      late: true,
      late_charged_to: 'receiving',
      publishing_due: '2025-06-13T23:59:59+07:00',
      published_at: null,
      collecting_outcome: 'handedIn',
      collecting_by: 'Budi',
      collecting_late_minutes: 0,
      receiving_at: null,
      receiving_late_minutes: null,
    });
  });

  it('says the same in CSV as in JSON', async () => {
    const [json] = await jsonOf(rejectedTwice);
    const [csv] = await csvOf(rejectedTwice);
    expect(csv).toEqual(Object.fromEntries(Object.entries(json!).map(([name, value]) => [name, String(value ?? '')])));
  });

  it('shows each step as it was finished last', async () => {
    const [row] = await jsonOf(rejectedTwice);
    expect(row).toMatchObject({
      hand_ins: 2,
      rejections: 2,
      last_rejection: 'masih buram',
      collecting_by: null,
      collecting_at: '2025-06-13T10:00:00+07:00',
      receiving_outcome: 'rejected',
      receiving_late_minutes: 31,
      late_charged_to: 'receiving',
    });
  });

  it('has its header, or an empty array, when there is nothing', async () => {
    expect(await csvOf()).toEqual([]);
    expect(await jsonOf()).toEqual([]);
  });

  it('is named after its period', async () => {
    const { fileName } = await makeRegister(memoryReads([]), office, { ...june, title: 'Triwulan 2 2025' }, 'csv', now);
    expect(fileName).toBe('register-triwulan-2-2025.csv');
  });
});

describe('the register for people', () => {
  it('says what, who, when and how late in Indonesian', async () => {
    const { cells, lines } = await sheetOf(registerRow(), rejectedTwice);
    expect(cells.slice(0, 3).map(([first]) => first)).toEqual([
      'Register Dokumentasi dan Konten',
      'KPU Kabupaten Pasaman Barat',
      'Juni 2025 · keadaan 14 Juni 2025 10.00 · waktu dalam WIB',
    ]);
    expect(lines[0]).toMatchObject({
      'No.': 1,
      Kode: 'K-0001',
      'Tanggal terima': '12 Juni 2025 10.00',
      'Tanggal kegiatan': '12 Juni 2025',
      Jenis: 'Kegiatan',
      'Jumlah dokumentasi': 4,
      Status: 'Diperiksa Admin Medsos',
      '1. Penyerahan: oleh': 'Budi',
      '1. Penyerahan: waktu': '12 Juni 2025 10.00',
      '1. Penyerahan: ketepatan': 'tepat waktu',
      '2. Penerimaan: oleh': null,
      Keterangan: 'Terlambat, dibebankan pada langkah 2. Penerimaan',
    });
    expect(lines[1]).toMatchObject({
      'No.': 2,
      '1. Penyerahan: oleh': 'sistem',
      '2. Penerimaan: ketepatan': 'ditolak, terlambat 31 menit',
      Keterangan: 'Terlambat, dibebankan pada langkah 2. Penerimaan\nDitolak 2 kali, terakhir: masih buram',
    });
  });

  it('says so when there is nothing', async () => {
    const { cells } = await sheetOf();
    expect(cells.at(-1)).toEqual(['Tidak ada pada periode ini.']);
  });

  it('says why a package was withdrawn', async () => {
    const { lines } = await sheetOf(registerRow({ state: 'withdrawn', withdrawnReason: 'kegiatan batal' }));
    expect(lines[0]!.Keterangan).toBe('Ditarik: kegiatan batal');
  });
});

describe('texts that people write', () => {
  const nasty = registerRow({
    activityName: `${'Rapat koordinasi '.repeat(20)}`.slice(0, 300),
    submittedBy: 'محمد علي 👩‍👩‍👧',
    caption: '=HYPERLINK("http://evil","klik"), "kutip"\r\nbaris dua 🎉',
    narrative: 'Kalimat berita. 🗳️ '.repeat(1100).slice(0, 20_000),
    due: { collecting: dueOfJune12, review: null, publishing: dueOfJune12 },
  });

  it('come back whole from JSON and CSV; only a formula gets its sign', async () => {
    const [json] = await jsonOf(nasty);
    const [csv] = await csvOf(nasty);
    expect(json).toMatchObject({
      activity_name: nasty.activityName,
      narrative: nasty.narrative,
      caption: nasty.caption,
    });
    expect(csv).toMatchObject({
      activity_name: nasty.activityName,
      narrative: nasty.narrative,
      submitted_by: nasty.submittedBy,
    });
    expect(csv!.caption).toBe(`'${nasty.caption}`);
  });

  it('come back whole from XLSX, as text', async () => {
    const { lines } = await sheetOf(nasty);
    expect(lines[0]).toMatchObject({
      Kegiatan: nasty.activityName,
      Narasi: nasty.narrative,
      Penyerah: nasty.submittedBy,
    });
    expect(lines[0]!.Caption).toBe(nasty.caption!.replaceAll('\r\n', '\n'));
  });
});
