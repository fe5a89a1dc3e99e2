import type { Period } from '../workflows/period.ts';
import type { StepCount } from '../workflows/report-rows.ts';
import type { PaperTooLong } from './paper-too-long.ts';
import type { RecapFigures } from './recap.ts';
import { kindNames, platformName, stepNames, writtenDifference, writtenNumber, writtenShare } from './words.ts';

/** What stands in the chat beside a report's file: well under Telegram's 1,024 characters for a caption. */

export function registerCaption({ title }: Pick<Period, 'title'>): string {
  return `Register Dokumentasi dan Konten\n${title}`;
}

export function recapCaption({ title, previousTitle, now, previous }: RecapFigures): string {
  const { published, byKind, byPlatform, steps } = now;
  const kinds = byKind
    .filter(({ total }) => total > 0)
    .map(({ kind, total }) => `${kindNames[kind]} ${writtenNumber(total)}`);
  const measured = steps.filter(({ total }) => total > 0);
  const difference = writtenDifference(published.total, previous.published.total);
  return [
    `Rekapitulasi Konten Media Sosial\n${title}`,
    published.total === 0
      ? 'Belum ada kiriman yang diunggah.'
      : [
          `Diunggah: ${writtenNumber(published.total)} kiriman (${difference} dibanding ${previousTitle})`,
          `Tepat waktu: ${writtenShare(published.onTime, published.total)}`,
          `Jenis: ${kinds.join(', ')}`,
          ...byPlatform.map(platformLine),
        ].join('\n'),
    ...(measured.length === 0 ? [] : [['Tepat waktu per langkah:', ...measured.map(stepLine)].join('\n')]),
  ].join('\n\n');
}

function platformLine({ platform, links, skipped }: RecapFigures['now']['byPlatform'][number]): string {
  const left = skipped > 0 ? ` (${writtenNumber(skipped)} dilewati)` : '';
  return `• ${platformName(platform)}: ${writtenNumber(links)}${left}`;
}

function stepLine({ step, onTime, total }: StepCount): string {
  return `${stepNames[step]}: ${writtenShare(onTime, total)}`;
}

export function responseCaption(code: string): string {
  return `Lembar tanggapan tertulis ${code}`;
}

export function tooLongCaption(caption: string, { packages, most }: PaperTooLong): string {
  const why = `PDF yang dikirim di chat memuat paling banyak ${writtenNumber(most)} kiriman, sedangkan periode ini berisi ${writtenNumber(packages)}.`;
  return `${caption}\n\n${why} Ini berkas XLSX-nya; untuk PDF, mintalah periode yang lebih pendek.`;
}

/** The paper could not be made at all. */
export function withoutPaperCaption(caption: string): string {
  return `${caption}\n\nPDF-nya gagal dibuat karena terlalu besar untuk komputer kantor. Ini berkas XLSX-nya.`;
}
