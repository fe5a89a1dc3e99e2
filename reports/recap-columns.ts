import { knownPlatforms } from '../workflows/platforms.ts';
import type { RecapRow } from '../workflows/report-rows.ts';
import type { Column } from './columns.ts';
import { daysToUpload, minutesLate } from './lateness.ts';
import { isoTime } from './office-time.ts';
import type { ReportOffice } from './report.ts';

/** The recap for machines; docs/reports.md says what each column means. */
export function recapColumns({ zone, platforms }: Pick<ReportOffice, 'zone' | 'platforms'>): Column<RecapRow>[] {
  // Whatever the office uses now.
  const always = new Set([...knownPlatforms, ...platforms]);
  return [
    { name: 'code', value: (row) => row.code },
    { name: 'activity_name', value: (row) => row.activityName },
    { name: 'activity_day', value: (row) => row.activityDay },
    { name: 'kind', value: (row) => row.kind },
    { name: 'published_at', value: (row) => isoTime(row.publishedAt, zone) },
    { name: 'publishing_due', value: (row) => isoTime(row.publishingDue, zone) },
    { name: 'late_minutes', value: (row) => minutesLate(row.publishedAt, row.publishingDue) },
    ...[...always].flatMap(platformColumns),
    { name: 'received_by', value: ({ reviewers }) => reviewers.receiving ?? null },
    { name: 'corrected_by', value: ({ reviewers }) => reviewers.correcting ?? null },
    { name: 'decided_by', value: ({ reviewers }) => reviewers.deciding ?? null },
    { name: 'days_to_upload', value: (row) => daysToUpload(row, zone) },
  ];
}

function platformColumns(platform: string): Column<RecapRow>[] {
  const linkOf = ({ links }: RecapRow) => links.find((link) => link.platform === platform);
  return [
    { name: `${platform}_url`, value: (row) => linkOf(row)?.url ?? null },
    { name: `${platform}_skipped`, value: (row) => linkOf(row)?.skipped ?? null },
  ];
}
