import type { ForceMajeure } from '../../workflows/force-majeure.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import { longDay } from './times.ts';
import { listOf } from './words.ts';

/** What the bot says about keadaan kahar. */

export const kaharUsageText =
  'Tulis: /kahar semua 20/06/2025 alasan, atau /kahar K-0001,K-0002 20/06/2025 alasan. Ketik /kahar saja untuk dipandu.';

export const askScopeText: RichText = lines(
  [bold('Keadaan kahar'), ' memindahkan tenggat yang masih berjalan; langkah yang sudah selesai tidak berubah.'],
  'Untuk kiriman mana? Pilih, atau balas dengan kodenya (boleh beberapa, dipisah koma).',
);

export const scopeExpectedText =
  'Tulis semua, atau kode kirimannya, misalnya K-0001, K-0002. Ketik batal untuk mengurungkan.';

export function askUntilText(scope: 'all' | readonly string[]): RichText {
  return lines(
    [bold(`Keadaan kahar untuk ${scopeName(scope)}`)],
    'Sampai tanggal berapa? Balas, misalnya, dengan 20/06/2025 atau besok. Tenggat pindah ke akhir hari itu.',
  );
}

export const dayExpectedText = 'Tanggal itu tidak terbaca. Tulis, misalnya, 20/06/2025, 20 Juni 2025, atau besok.';

export function askReasonText(scope: 'all' | readonly string[], until: string): RichText {
  return lines(
    [bold(`Keadaan kahar untuk ${scopeName(scope)} sampai ${longDay(until)}`)],
    'Apa alasannya? Balas dengan alasan; setelah itu tenggat langsung dipindah.',
  );
}

export function noSuchOpenText(codes: readonly string[]): string {
  return `Tidak ada kiriman berjalan dengan kode ${listOf(codes)}, jadi tidak ada tenggat yang dipindah.`;
}

export const nothingMovedText =
  'Tenggat kiriman itu sudah pada tanggal tersebut atau sesudahnya, jadi tidak ada yang dipindah.';

/** `by` is null for whoever declared it. */
export function declaredText(declared: ForceMajeure, codes: readonly string[], by: string | null): RichText {
  const who = by === null ? 'dinyatakan' : `dinyatakan oleh ${by}`;
  return lines(
    ['🌧 ', bold('Keadaan kahar'), ` ${who} sampai ${longDay(declared.until)}.`],
    `Alasan: ${shorten(declared.reason, 500)}`,
    codes.length > 0 ? `Tenggat dipindah: ${listOf(codes)}.` : 'Belum ada tenggat yang perlu dipindah.',
    declared.scope === 'all' ? 'Kiriman yang dimulai selama itu juga mendapat tenggat ini.' : null,
  );
}

export function endedText(declared: ForceMajeure, codes: readonly string[], by: string | null): RichText {
  const who = by === null ? 'diakhiri' : `diakhiri oleh ${by}`;
  return lines(
    ['☀️ ', bold('Keadaan kahar'), ` sampai ${longDay(declared.until)} ${who}.`],
    codes.length > 0 ? `Tenggat ${listOf(codes)} kembali menurut SOP.` : 'Tidak ada tenggat yang berubah.',
  );
}

export const noKaharText = 'Tidak ada keadaan kahar yang sedang berlaku.';

/** One that holds now, for the list. */
export function runningKaharText({ scope, until, reason }: ForceMajeure, codes: readonly string[]): RichText {
  const what = scope === 'all' ? 'semua kiriman' : listOf(codes);
  return [`🌧 Sampai ${longDay(until)}, untuk ${what}: ${shorten(reason, 200)}`];
}

function scopeName(scope: 'all' | readonly string[]): string {
  return scope === 'all' ? 'semua kiriman' : listOf(scope);
}
