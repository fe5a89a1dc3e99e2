import { type Period, previousPeriod } from '../workflows/period.ts';
import type { RecapCounts, ReportReads } from '../workflows/report-rows.ts';
import type { ReportOffice } from './report.ts';

export interface RecapFigures {
  /** Names of the period and of the one before: `Juni 2025`, `Mei 2025`. */
  title: string;
  previousTitle: string;
  now: RecapCounts;
  previous: RecapCounts;
}

/** The figures of a period beside those of the one before; both list the same platforms, the office's own first. */
export async function recapFigures(reads: ReportReads, office: ReportOffice, period: Period): Promise<RecapFigures> {
  const before = previousPeriod(period);
  const now = await reads.recapCounts(office.id, period);
  const previous = await reads.recapCounts(office.id, before);
  const used = [now, previous].flatMap(({ byPlatform }) => byPlatform.map(({ platform }) => platform));
  const platforms = [...new Set([...office.platforms, ...used])];
  return {
    title: period.title,
    previousTitle: before.title,
    now: withPlatforms(now, platforms),
    previous: withPlatforms(previous, platforms),
  };
}

function withPlatforms(counts: RecapCounts, platforms: readonly string[]): RecapCounts {
  const byPlatform = platforms.map(
    (platform) => counts.byPlatform.find((one) => one.platform === platform) ?? { platform, links: 0, skipped: 0 },
  );
  return { ...counts, byPlatform };
}
