import type { Day } from '../../workflows/deadlines.ts';
import type { Holiday, HolidayKind } from '../../workflows/holidays.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import type { ListedHoliday } from '../../workflows/records.ts';
import type { BadHoliday } from '../holidays/read-holidays.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import { longDay, shortDay } from './times.ts';
import { numberOf } from './words.ts';

/** What the bot says about days that do not count. */

export const holidayKindNames: Readonly<Record<HolidayKind, string>> = {
  libur_nasional: 'libur nasional',
  cuti_bersama: 'cuti bersama',
  libur_kantor: 'libur lokal',
};

export function holidaysTitle(year: number): string {
  return `Hari libur ${year}`;
}

/** `Kam, 25 Des · Hari Raya Natal (perkiraan)`. */
export function holidayLine({ day, kind, name, tentative }: ListedHoliday): RichText {
  const isNamed = name.toLowerCase().startsWith(holidayKindNames[kind]);
  const about = [
    ...(kind === 'libur_nasional' || isNamed ? [] : [holidayKindNames[kind]]),
    ...(tentative ? ['perkiraan'] : []),
  ];
  return [`${shortDay(day)} · ${name}${about.length > 0 ? ` (${about.join(', ')})` : ''}`];
}

export function noHolidaysText(year: number): string {
  return `Belum ada hari libur ${year}. Tambah sesuai SKB 3 Menteri: pilih Tambah di bawah.`;
}

export const noneLeftText = 'Tidak ada lagi sampai akhir tahun.';

export const tentativeText =
  'Yang bertanda perkiraan belum ada keputusannya saat daftar ini dibuat. Pastikan dengan menambahkannya lagi, atau hapus.';

export function countingText(workingDaysOnly: boolean, cutiBersama: boolean): string {
  if (!workingDaysOnly) return 'Tenggat kantor ini dihitung per hari kalender, jadi hari libur tidak menggesernya.';
  const counts = cutiBersama ? 'termasuk cuti bersama' : 'cuti bersama tetap dihitung hari kerja';
  return `Tenggat kantor ini dihitung per hari kerja: Sabtu, Minggu, dan hari libur dilewati (${counts}).`;
}

export const holidayUsageText = [
  'Tulis tanggal, jenis, dan namanya, satu hari libur satu baris. Jenisnya nasional, cuti bersama, atau lokal. Contoh:',
  '26/12/2026 cuti bersama Hari Raya Natal',
  '7-8 Januari 2027 lokal Hari jadi kabupaten',
].join('\n');

export function holidaysChangedText(
  added: readonly Holiday[],
  known: readonly Holiday[],
  bad: readonly BadHoliday[],
): RichText[] {
  return [
    ...block(`Ditambahkan: ${numberOf(added.length)} hari`, added.map(dayLine)),
    ...block('Sudah ada', known.map(dayLine)),
    ...block(
      'Belum dicatat, mohon perbaiki dan kirim lagi',
      bad.map(({ line, why }) => [`• "${shorten(line, 80)}": ${badHolidayText[why]}`]),
    ),
  ];
}

export function holidaysDroppedText(gone: readonly Holiday[]): RichText[] {
  return block('Hari libur dihapus', gone.map(dayLine));
}

export function noHolidayOnText(day: Day): string {
  return `Tidak ada hari libur pada ${longDay(day)}. /libur menampilkan daftarnya.`;
}

export const dropUsageText = 'Tulis tanggal yang dihapus, misalnya /libur hapus 26/12/2026.';

function dayLine({ day, kind, name }: Holiday): RichText {
  return [`• ${longDay(day)}: ${name} (${holidayKindNames[kind]})`];
}

/** A month of days and more are told by their number. */
const mostLines = 20;

function block(heading: string, all: readonly RichText[]): RichText[] {
  if (all.length === 0) return [];
  const hidden = all.length - mostLines;
  return [[bold(heading)], ...all.slice(0, mostLines), ...(hidden > 0 ? [[`dan ${numberOf(hidden)} lagi`]] : [])];
}

const badHolidayText: Readonly<Record<BadHoliday['why'], string>> = {
  noDate: 'tanggal di awal baris tidak terbaca. Contoh: 26/12/2026 atau 24-26 Desember 2026.',
  impossibleDate: 'tanggal itu tidak ada di kalender.',
  backwards: 'tanggal akhirnya sebelum tanggal awalnya.',
  tooManyDays: 'paling banyak 31 hari sekaligus.',
  noName: 'nama hari liburnya belum ditulis.',
  tooLong: 'nama hari libur paling panjang 120 karakter.',
};

export function movedDeadlinesText(count: number): string {
  return `Tenggat ${numberOf(count)} kiriman ikut bergeser.`;
}

export function missingHolidaysText(year: number): RichText {
  return lines(
    ['⚠️ ', bold(`Hari libur ${year} belum ada.`)],
    'Tambah sesuai SKB 3 Menteri dengan /libur, supaya tenggat dan pengingat menghitung hari kerja dengan benar.',
  );
}
