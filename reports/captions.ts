import type { Period } from '../workflows/period.ts';
import type { RecapFigures } from './recap.ts';
import { kindNames, platformName, stepNames, writtenNumber, writtenShare } from './words.ts';

/** What stands in the chat beside a report's file: well under Telegram's 1,024 characters for a caption. */

export function registerCaption({ title }: Pick<Period, 'title'>): string {
  return `Register Dokumentasi dan Konten\n${title}`;
}

export function recapCaption({ title, published, byKind, byPlatform, steps }: RecapFigures): string {
  const kinds = byKind
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${kindNames[kind]} ${writtenNumber(count)}`);
  const measured = steps.filter(({ total }) => total > 0);
  return [
    `Rekapitulasi Konten Media Sosial\n${title}`,
    published.total === 0
      ? 'Belum ada kiriman yang diunggah.'
      : [
          `Diunggah: ${writtenNumber(published.total)} kiriman`,
          `Tepat waktu: ${writtenShare(published.onTime, published.total)}`,
          `Jenis: ${kinds.join(', ')}`,
          ...byPlatform.map(platformLine),
        ].join('\n'),
    ...(measured.length === 0 ? [] : [['Tepat waktu per langkah:', ...measured.map(stepLine)].join('\n')]),
  ].join('\n\n');
}

function platformLine({ platform, links, skipped }: RecapFigures['byPlatform'][number]): string {
  const left = skipped > 0 ? ` (${writtenNumber(skipped)} dilewati)` : '';
  return `• ${platformName(platform)}: ${writtenNumber(links)}${left}`;
}

function stepLine({ step, onTime, total }: RecapFigures['steps'][number]): string {
  return `${stepNames[step]}: ${writtenShare(onTime, total)}`;
}
