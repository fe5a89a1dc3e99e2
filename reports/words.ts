import type { ContentKind, State, Step } from '../workflows/procedure.ts';
import type { PieceKind } from '../workflows/submission.ts';

/** The SOP's words as reports print them. */

export const stepNames: Readonly<Record<Step, string>> = {
  collecting: '1. Penyerahan',
  receiving: '2. Penerimaan',
  correcting: '3. Koreksi',
  deciding: '4. Keputusan',
  publishing: '5. Unggah',
};

/** Each step with who holds it, as papers name decisions. */
export const reviewerNames: Readonly<Record<Step, string>> = {
  collecting: '1. Tim Pelaksana',
  receiving: '2. Admin Medsos',
  correcting: '3. Wakil Pimpinan Redaksi',
  deciding: '4. Pimpinan Redaksi',
  publishing: '5. Admin Medsos',
};

export const stateNames: Readonly<Record<State, string>> = {
  collecting: 'Dikumpulkan Tim Pelaksana',
  receiving: 'Diperiksa Admin Medsos',
  correcting: 'Dikoreksi Wakil Pimpinan Redaksi',
  deciding: 'Diputuskan Pimpinan Redaksi',
  publishing: 'Diunggah Admin Medsos',
  published: 'Sudah diunggah',
  withdrawn: 'Ditarik',
};

export const kindNames: Readonly<Record<ContentKind, string>> = {
  activity: 'Kegiatan',
  video: 'Video',
  infographic: 'Infografis',
  other: 'Konten lainnya',
};

export const pieceNames: Readonly<Record<Exclude<PieceKind, 'narrative'>, string>> = {
  photo: 'foto',
  video: 'video',
  animation: 'animasi',
  audio: 'audio',
  document: 'dokumen',
};

const platformNames: Readonly<Record<string, string>> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  x: 'X',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  website: 'Website',
};

export function platformName(platform: string): string {
  return platformNames[platform] ?? platform;
}

export const nothingText = 'Tidak ada pada periode ini.';

/** `tepat waktu`, or `terlambat 1 hari 3 jam`. */
export function punctuality(minutesLate: number): string {
  return minutesLate === 0 ? 'tepat waktu' : `terlambat ${duration(minutesLate)}`;
}

/** `1.234` */
export function writtenNumber(count: number): string {
  return numbers.format(count);
}

/** `7 dari 9 (78%)`; a dash when there is nothing to share. */
export function writtenShare(part: number, whole: number): string {
  if (whole === 0) return '–';
  return `${numbers.format(part)} dari ${numbers.format(whole)} (${percents.format(part / whole)})`;
}

const numbers = new Intl.NumberFormat('id-ID');
const hours = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const differences = new Intl.NumberFormat('id-ID', { signDisplay: 'exceptZero' });
const percents = new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 0 });

/** `78%`; a dash when there is nothing to share. */
export function writtenPercent(part: number, whole: number): string {
  return whole === 0 ? '–' : percents.format(part / whole);
}

/** Hours with one decimal: `5,5 jam`. */
export function writtenHours(minutes: number | null): string {
  return minutes === null ? '–' : `${hours.format(minutes / 60)} jam`;
}

/** `+3`, `−2`, `0`. */
export function writtenDifference(now: number, before: number): string {
  return differences.format(now - before);
}

/** Of two shares: `+5 poin`. */
export function writtenPoints(difference: number): string {
  return `${differences.format(Math.round(difference * 100))} poin`;
}

/** The two largest units of it. */
function duration(minutes: number): string {
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const parts = [
    ...(days > 0 ? [`${numbers.format(days)} hari`] : []),
    ...(hours > 0 ? [`${hours} jam`] : []),
    ...(rest > 0 && days === 0 ? [`${rest} menit`] : []),
  ];
  return parts.join(' ');
}
