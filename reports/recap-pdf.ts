import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayOf, type Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import type { RecapRow, ReturnedRow } from '../workflows/report-rows.ts';
import { type FigureTable, figureTables } from './figure-tables.ts';
import { daysToUpload } from './lateness.ts';
import { writtenDay, writtenTime } from './office-time.ts';
import type { DrawRow, LongTable } from './pdf/long-table.ts';
import { printPaper } from './pdf/paper.ts';
import { named, prose } from './pdf/prose.ts';
import { longHeadedTable, rightCell, textTable } from './pdf/tables.ts';
import type { RecapFigures } from './recap.ts';
import { punctualityOf, type RecapLists, recapTitle } from './recap-sheets.ts';
import { stateLine } from './register-sheet.ts';
import type { PaperOffice } from './report.ts';
import { textPieces } from './text-pieces.ts';
import { kindNames, platformName, stepNames } from './words.ts';

/** The recap as a paper, A4 landscape: the figures, every published package, and what was handed back. */
export function recapPdf(
  { published, returned }: RecapLists,
  figures: RecapFigures,
  office: PaperOffice,
  period: Period,
  now: Instant,
): AsyncGenerator<Uint8Array> {
  return printPaper(office, {
    title: recapTitle,
    about: stateLine(office, period, now),
    orientation: 'landscape',
    fontSize: 7.5,
    content: [
      [...figureContent(figures), ...accountContent(office)],
      packageTable(published, office),
      returnedTable(returned, office.zone),
    ],
    signedOn: dayOf(now, office),
  });
}

/** Beside each other, as they fit on one page. */
function figureContent(figures: RecapFigures): Content[] {
  const [summary, platforms, kinds, weeks, steps] = figureTables(figures).map(figureTable);
  if (!summary || !platforms || !kinds || !weeks || !steps) return [];
  const gap = { margin: [0, 0, 0, 8] as [number, number, number, number] };
  const left = { stack: [summary, platforms].map((table) => ({ stack: [table], ...gap })), width: 250 };
  const right = { stack: [kinds, steps].map((table) => ({ stack: [table], ...gap })), width: '*' };
  const isShort = figures.now.byWeek.length <= 14;
  const columns = isShort ? [left, right, { stack: [weeks], width: 140 }] : [left, right];
  return [{ columns, columnGap: 12 } as Content, ...(isShort ? [] : [weeks])];
}

function figureTable({ header, rows }: FigureTable): Content {
  const widths = header.map((_, index) => (index === 0 ? ('*' as const) : ('auto' as const)));
  const body = rows.map((cells) =>
    cells.map((cell, index) =>
      index === 0 ? `${cell}` : { text: `${cell}`, alignment: 'right' as const, noWrap: true },
    ),
  );
  return textTable(widths, header, body);
}

function accountContent({ platforms, paper }: PaperOffice): Content[] {
  const accounts = platforms.flatMap((platform) => {
    const account = paper.profile.accounts[platform];
    return account ? [`${platformName(platform)}: ${account}`] : [];
  });
  return accounts.length === 0 ? [] : [prose(`Akun: ${accounts.join(' · ')}`, { margin: [0, 2, 0, 0] })];
}

const packageWidths = [18, 38, 58, '*' as const, 58, 48, 190, 100, 28, 62];
const packageHeader = [
  ...['No.', 'Kode', 'Tanggal unggah', 'Kegiatan', 'Tanggal kegiatan', 'Jenis', 'Tautan', 'Pemeriksa', 'Hari'],
  'Ketepatan',
];

function packageTable(rows: AsyncIterable<RecapRow>, { zone }: PaperOffice): LongTable {
  const draw = (row: RecapRow, index: number): TableCell[] => [
    rightCell(`${index + 1}`),
    row.code,
    writtenTime(row.publishedAt, zone),
    prose(row.activityName) as TableCell,
    writtenDay(row.activityDay),
    kindNames[row.kind],
    { stack: row.links.map(linkLine) },
    { stack: reviewerLines(row) },
    rightCell(`${daysToUpload(row, zone)}`),
    punctualityOf(row),
  ];
  return longHeadedTable(
    'Kiriman yang diunggah',
    packageWidths,
    packageHeader,
    numbered(rows, (row, index) => [() => draw(row, index)]),
  );
}

async function* numbered<Row>(
  rows: AsyncIterable<Row>,
  rowsOf: (row: Row, index: number) => DrawRow[],
): AsyncGenerator<DrawRow> {
  let index = 0;
  for await (const row of rows) {
    yield* rowsOf(row, index);
    index += 1;
  }
}

/** A link is cut in print where it is long; tapped, it opens the whole address. */
const shownUnits = 600;

function linkLine({ platform, url, skipped }: RecapRow['links'][number]): Content {
  const name = { text: `${platformName(platform)}: `, bold: true };
  if (url === null) return { text: [name, named('dilewati: ', (skipped ?? '–').slice(0, shownUnits))] };
  const shown = url.length > shownUnits ? `${url.slice(0, shownUnits)}…` : url;
  return { text: [name, { text: shown, link: url, color: '#0563c1' }] };
}

function reviewerLines({ reviewers }: RecapRow): Content[] {
  const steps = [
    ['2', reviewers.receiving],
    ['3', reviewers.correcting],
    ['4', reviewers.deciding],
  ] as const;
  return steps.flatMap(([step, name]) => (name ? [named(`${step}. `, name)] : []));
}

const returnedHeader = ['No.', 'Kode', 'Kegiatan', 'Langkah', 'Oleh', 'Waktu', 'Tanggapan tertulis'];

function returnedTable(rows: AsyncIterable<ReturnedRow>, zone: string): LongTable {
  const widths = [18, 38, 150, 60, 90, 62, '*' as const];
  const drawn = numbered(rows, (row, index) =>
    textPieces(row.response.trim(), 60, 24).map(
      (part, place) => () => returnedCells(row, part, place === 0 ? index + 1 : null, zone),
    ),
  );
  return longHeadedTable('Kiriman yang dikembalikan', widths, returnedHeader, drawn);
}

/** `number`: null where a long response goes on. */
function returnedCells(row: ReturnedRow, part: string, number: number | null, zone: string): TableCell[] {
  return [
    rightCell(number === null ? '' : `${number}`),
    row.code,
    prose(number === null ? '(lanjutan)' : row.activityName) as TableCell,
    stepNames[row.step],
    prose(row.by ?? '') as TableCell,
    writtenTime(row.at, zone),
    prose(part) as TableCell,
  ];
}
