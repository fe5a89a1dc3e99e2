import type { Period } from '../workflows/period.ts';
import type { RecapRow } from '../workflows/report-rows.ts';
import { minutesLate } from './lateness.ts';
import { writtenDay, writtenTime, zoneName } from './office-time.ts';
import type { RecapFigures } from './recap.ts';
import type { ReportOffice } from './report.ts';
import { type SheetColumn, tableRows } from './sheet-table.ts';
import { kindNames, platformName, punctuality, stepNames, writtenShare } from './words.ts';
import type { Sheet, SheetRow } from './write-xlsx.ts';

/** The recap for people: the packages, and the figures on a second sheet. */
export function recapSheets(
  rows: readonly RecapRow[],
  figures: RecapFigures,
  office: ReportOffice,
  period: Period,
): Sheet[] {
  const zone = zoneName(`${period.from}T12:00:00Z`, office.zone);
  const head: SheetRow[] = [
    { look: 'title', cells: ['Rekapitulasi Konten Media Sosial'] },
    { look: 'note', cells: [office.name] },
    { look: 'note', cells: [`${period.title} · waktu dalam ${zone}`] },
    { look: 'note', cells: [] },
  ];
  const columns = columnsFor(
    office.zone,
    figures.byPlatform.map(({ platform }) => platform),
  );
  return [
    { name: 'Rekapitulasi', widths: columns.map(({ width }) => width), rows: [...head, ...tableRows(columns, rows)] },
    { name: 'Angka', widths: [28, 22, 14], rows: [...head, ...figureRows(figures)] },
  ];
}

function columnsFor(zone: string, platforms: readonly string[]): SheetColumn<RecapRow>[] {
  return [
    { header: 'No.', width: 5, value: (_, index) => index + 1 },
    { header: 'Kode', width: 9, value: ({ code }) => code },
    { header: 'Kegiatan', width: 36, value: ({ activityName }) => activityName },
    { header: 'Tanggal kegiatan', width: 18, value: ({ activityDay }) => writtenDay(activityDay) },
    { header: 'Jenis', width: 14, value: ({ kind }) => kindNames[kind] },
    { header: 'Waktu unggah', width: 20, value: ({ publishedAt }) => writtenTime(publishedAt, zone) },
    { header: 'Batas waktu', width: 20, value: ({ publishingDue }) => writtenTime(publishingDue, zone) },
    { header: 'Ketepatan', width: 18, value: (row) => punctuality(minutesLate(row.publishedAt, row.publishingDue)) },
    ...platforms.map(platformColumn),
  ];
}

function platformColumn(platform: string): SheetColumn<RecapRow> {
  return {
    header: platformName(platform),
    width: 30,
    value: ({ links }) => {
      const link = links.find((one) => one.platform === platform);
      return link ? (link.url ?? `dilewati: ${link.skipped ?? '–'}`) : null;
    },
  };
}

function figureRows({ published, byKind, byPlatform, steps }: RecapFigures): SheetRow[] {
  return [
    ...section(
      ['Kiriman diunggah', 'Jumlah'],
      [
        ['Semua', published.total],
        ['Tepat waktu', writtenShare(published.onTime, published.total)],
      ],
    ),
    ...section(
      ['Menurut jenis', 'Jumlah'],
      byKind.map(({ kind, count }) => [kindNames[kind], count]),
    ),
    ...section(
      ['Menurut platform', 'Tautan', 'Dilewati'],
      byPlatform.map(({ platform, links, skipped }) => [platformName(platform), links, skipped]),
    ),
    ...section(
      ['Langkah (kiriman yang diterima)', 'Tepat waktu'],
      steps.map(({ step, onTime, total }) => [stepNames[step], writtenShare(onTime, total)]),
    ),
  ];
}

function section(header: readonly string[], lines: readonly (readonly (string | number)[])[]): SheetRow[] {
  const body = lines.map((cells): SheetRow => ({ look: 'body', cells }));
  return [{ look: 'header', cells: header }, ...body, { look: 'note', cells: [] }];
}
