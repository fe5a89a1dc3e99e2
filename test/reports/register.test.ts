import { describe, expect, it } from 'vitest';
import { makeRegister } from '../../reports/make-register.ts';
import type { RegisterRow } from '../../workflows/report-rows.ts';
import { dueOfJune12, june, memoryReads, missingRow, office, registerRow, step } from './given-rows.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

const now = '2025-06-14T03:00:00.000Z';

async function csvOf(...rows: RegisterRow[]) {
  const { bytes } = await makeRegister(memoryReads({ register: rows }), office, june, 'csv', now);
  const [header, ...lines] = readCsv(bytes);
  return lines.map((line) => Object.fromEntries(header!.map((name, index) => [name, line[index]])));
}

async function jsonOf(...rows: RegisterRow[]): Promise<Record<string, unknown>[]> {
  const { bytes } = await makeRegister(memoryReads({ register: rows }), office, june, 'json', now);
  return JSON.parse(Buffer.from(bytes).toString());
}

async function sheetOf(...rows: RegisterRow[]) {
  const { bytes } = await makeRegister(memoryReads({ register: rows }), office, june, 'xlsx', now);
  const cells = (await readXlsx(bytes)).get('Register')!;
  const [header, ...lines] = cells.slice(cells.findIndex(([first]) => first === 'No.'));
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
    const { fileName } = await makeRegister(memoryReads(), office, { ...june, title: 'Triwulan II 2025' }, 'csv', now);
    expect(fileName).toBe('register-triwulan-ii-2025.csv');
  });
});

describe('the register for people', () => {
  it('stands below the letterhead, and is signed', async () => {
    const { cells } = await sheetOf(registerRow());
    expect(cells.slice(0, 6).map(([first]) => first)).toEqual([
      'KOMISI PEMILIHAN UMUM',
      'KABUPATEN PASAMAN BARAT',
      'Jl. M. Natsir No. 276 A, Simpang Empat 26366 · Telp. 0852-7251-1588',
      undefined,
      'REGISTER DOKUMENTASI DAN KONTEN',
      'Periode Juni 2025 · keadaan 14 Juni 2025 10.00 WIB',
    ]);
    const said = cells.slice(-4).map((row) => row.filter((cell) => cell !== null));
    expect(said).toEqual([
      ['Mengetahui,', 'Menyetujui,', 'Simpang Empat, 14 Juni 2025'],
      ['Sekretaris', 'Pimpinan Redaksi', 'Admin Medsos'],
      [],
      ['Zaidi', 'Elvi Rahmawati', 'Sari Dewi'],
    ]);
  });

  it('says what, who, when and how late in Indonesian', async () => {
    const { lines } = await sheetOf(registerRow({ pieces: { photo: 4, video: 1 } }), rejectedTwice);
    expect(lines[0]).toEqual({
      'No.': 1,
      Kode: 'K-0001',
      'Tanggal terima': '12 Juni 2025 10.00',
      Kegiatan: 'Rapat pleno',
      'Tanggal kegiatan': '12 Juni 2025',
      Penyerah: 'Budi',
      'Jenis konten': 'Kegiatan',
      'Jumlah dokumentasi': '4 foto, 1 video',
      Narasi: 'KPU menggelar rapat pleno.',
      Caption: 'Rapat pleno hari ini',
      Kelengkapan: 'Lengkap',
      Status: 'Diperiksa Admin Medsos',
      '1. Penyerahan': 'Budi\n12 Juni 2025 10.00\ntepat waktu',
      '2. Penerimaan': null,
      '3. Koreksi': null,
      '4. Keputusan': null,
      '5. Unggah': null,
      Keterangan: 'Terlambat, dibebankan pada langkah 2. Penerimaan',
    });
    expect(lines[1]).toMatchObject({
      'No.': 2,
      '1. Penyerahan': 'sistem\n13 Juni 2025 10.00\ntepat waktu',
      '2. Penerimaan': 'Sari\n14 Juni 2025 00.30\nditolak, terlambat 31 menit',
      Keterangan: 'Terlambat, dibebankan pada langkah 2. Penerimaan\nDitolak 2 kali, terakhir: masih buram',
    });
  });

  it('says what is missing', async () => {
    const { lines } = await sheetOf(registerRow({ pieces: { photo: 3 }, caption: null, narrative: ' ' }));
    expect(lines[0]!.Kelengkapan).toBe('Kurang 1 dokumentasi, narasi, caption');
  });

  it('says so when there is nothing', async () => {
    const { lines } = await sheetOf();
    expect(lines[0]).toMatchObject({ 'No.': 'Tidak ada pada periode ini.' });
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

  it('come back from XLSX as text; what is higher than a row goes on in the next one', async () => {
    const { lines } = await sheetOf(nasty);
    const own = lines.filter(({ Kode }) => Kode === 'K-0001');
    expect(own.length).toBeGreaterThan(5);
    expect(own[0]).toMatchObject({ Kegiatan: nasty.activityName, Penyerah: nasty.submittedBy });
    expect(own[0]!.Caption).toBe(nasty.caption!.replaceAll('\r\n', '\n'));
    expect(own.map(({ Narasi }) => Narasi).join(' ')).toBe(nasty.narrative!.trim());
    expect(own.slice(1).every(({ Kegiatan }) => Kegiatan === null || Kegiatan === undefined)).toBe(true);
  });
});

describe('what was planned and never handed in', () => {
  const reads = memoryReads({
    register: [registerRow()],
    missing: [missingRow({ activityName: 'Senam', expectedTeam: 'Sari' }), missingRow({ activityDay: '2025-06-15' })],
  });

  it('stands after the packages, from its day on, and is late from its deadline on', async () => {
    const { bytes } = await makeRegister(reads, office, june, 'json', now);
    const rows = JSON.parse(Buffer.from(bytes).toString()) as Record<string, unknown>[];
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      code: null,
      activity_name: 'Senam',
      submitted_by: null,
      expected_team: 'Sari',
      status: 'missing',
      hand_ins: 0,
      late: true,
      late_charged_to: 'collecting',
      complete: false,
    });
  });

  it('is not late while it may still be handed in', async () => {
    const { bytes } = await makeRegister(reads, office, june, 'json', '2025-06-13T03:00:00.000Z');
    expect(JSON.parse(Buffer.from(bytes).toString())[1]).toMatchObject({ late: false, late_charged_to: null });
  });

  it('is told in words on the sheet', async () => {
    const { bytes } = await makeRegister(reads, office, june, 'xlsx', now);
    const cells = (await readXlsx(bytes)).get('Register') ?? [];
    const line = cells.find((row) => row.includes('Senam'))?.map(String) ?? [];
    expect(line).toEqual(expect.arrayContaining(['Sari (diharapkan)', 'Belum diserahkan']));
    expect(line.join(' ')).toContain('Ada di agenda, belum ada dokumentasi');
  });
});
