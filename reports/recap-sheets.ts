import { dayOf } from '../workflows/deadlines.ts';
import type { RecapRow, ReturnedRow } from '../workflows/report-rows.ts';
import { figureTables } from './figure-tables.ts';
import { daysToUpload, minutesLate } from './lateness.ts';
import { writtenDay, writtenTime } from './office-time.ts';
import type { RecapFigures } from './recap.ts';
import { stateLine } from './register-sheet.ts';
import type { PaperOffice } from './report.ts';
import { headPicture, headRows, type SheetAbout, signatureRows } from './sheet-head.ts';
import { headerRow, type SheetColumn, tableRows } from './sheet-table.ts';
import { kindNames, platformName, punctuality, stepNames } from './words.ts';
import type { Sheet, SheetCell, SheetRow } from './xlsx/sheet.ts';

export const recapTitle = 'Rekapitulasi Konten Media Sosial';

/** What a recap is made of, besides its figures: rows that are read while they are written. */
export interface RecapLists {
  published: AsyncIterable<RecapRow>;
  returned: AsyncIterable<ReturnedRow>;
}

/** The recap for people: the packages, the figures, and what was handed back, each on a sheet. */
export function recapSheets({ published, returned }: RecapLists, figures: RecapFigures, about: SheetAbout): Sheet[] {
  const { office, now } = about;
  const platforms = figures.now.byPlatform.map(({ platform }) => platform);
  const end = signatureRows(office, dayOf(now, office), [2, 5, 8]);
  return [
    listSheet('Rekapitulasi', recapTitle, packageColumns(office, platforms), published, end, about),
    figureSheet(figures, about),
    listSheet('Dikembalikan', `Kiriman yang dikembalikan`, returnedColumns(office.zone), returned, [], about),
  ];
}

function listSheet<Row>(
  name: string,
  title: string,
  columns: readonly SheetColumn<Row>[],
  rows: AsyncIterable<Row>,
  end: readonly SheetRow[],
  about: SheetAbout,
): Sheet {
  const { office, period, now } = about;
  const head = headRows(office, title, stateLine(office, period, now), columns.length);
  return {
    name,
    widths: columns.map(({ width }) => width),
    rows: inTurn([head, tableRows(columns, rows), end]),
    sticky: { rows: head.length + 1, repeated: 1 },
    footer: `${title} · ${period.title}`,
    orientation: 'landscape',
    picture: headPicture(about),
  };
}

const figureWidths = [32, 19, 15, 28, 15];

function figureSheet(figures: RecapFigures, about: SheetAbout): Sheet {
  const { office, period, now } = about;
  const head = headRows(office, `Angka ${recapTitle}`, stateLine(office, period, now), 5);
  const sections = figureTables(figures).flatMap(({ header, rows }): SheetRow[] => [
    headerRow(header, figureWidths),
    ...rows.map((cells): SheetRow => ({ look: 'body', cells: cells.map(figureCell) })),
    { look: 'plain', cells: [] },
  ]);
  return {
    name: 'Angka',
    widths: figureWidths,
    rows: [...head, ...sections],
    sticky: { rows: 0, repeated: 0 },
    footer: `${recapTitle} · ${period.title}`,
    orientation: 'portrait',
    picture: headPicture(about),
  };
}

/** What is counted stands at the right, also where it is written in words. */
function figureCell(cell: string | number, column: number): SheetCell {
  return typeof cell === 'string' && column > 0 ? { figure: cell } : cell;
}

async function* inTurn<Row>(parts: readonly (Iterable<Row> | AsyncIterable<Row>)[]): AsyncGenerator<Row> {
  for (const part of parts) yield* part;
}

function packageColumns({ zone, paper }: PaperOffice, platforms: readonly string[]): SheetColumn<RecapRow>[] {
  return [
    { header: 'No.', width: 4, value: (_, index) => index + 1 },
    { header: 'Kode', width: 8, value: ({ code }) => code },
    { header: 'Tanggal unggah', width: 10, value: ({ publishedAt }) => writtenTime(publishedAt, zone) },
    { header: 'Kegiatan', width: 24, value: ({ activityName }) => activityName },
    { header: 'Tanggal kegiatan', width: 10, value: ({ activityDay }) => writtenDay(activityDay) },
    { header: 'Jenis', width: 10, value: ({ kind }) => kindNames[kind] },
    ...platforms.map((platform) => platformColumn(platform, paper.profile.accounts[platform])),
    { header: 'Diterima oleh', width: 13, value: ({ reviewers }) => reviewers.receiving ?? null },
    { header: 'Dikoreksi oleh', width: 13, value: ({ reviewers }) => reviewers.correcting ?? null },
    { header: 'Diputuskan oleh', width: 13, value: ({ reviewers }) => reviewers.deciding ?? null },
    { header: 'Hari sejak kegiatan', width: 9, value: (row) => daysToUpload(row, zone) },
    { header: 'Ketepatan', width: 12, value: punctualityOf },
  ];
}

export function punctualityOf({ publishedAt, publishingDue }: RecapRow): string {
  return punctuality(minutesLate(publishedAt, publishingDue));
}

function platformColumn(platform: string, account: string | undefined): SheetColumn<RecapRow> {
  return {
    header: account ? `${platformName(platform)}\n${account}` : platformName(platform),
    width: 18,
    value: ({ links }) => linkCell(links.find((one) => one.platform === platform)),
  };
}

function linkCell(link: RecapRow['links'][number] | undefined): SheetCell {
  if (!link) return null;
  return link.url === null ? `dilewati: ${link.skipped ?? '–'}` : { link: link.url };
}

function returnedColumns(zone: string): SheetColumn<ReturnedRow>[] {
  return [
    { header: 'No.', width: 5, value: (_, index) => index + 1 },
    { header: 'Kode', width: 9, value: ({ code }) => code },
    { header: 'Kegiatan', width: 36, value: ({ activityName }) => activityName },
    { header: 'Ditolak pada langkah', width: 18, value: ({ step }) => stepNames[step] },
    { header: 'Oleh', width: 20, value: ({ by }) => by },
    { header: 'Waktu', width: 18, value: ({ at }) => writtenTime(at, zone) },
    { header: 'Tanggapan tertulis', width: 70, value: ({ response }) => response },
  ];
}
