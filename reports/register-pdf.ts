import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayOf, type Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import { completeness } from './completeness.ts';
import { writtenDay, writtenTime } from './office-time.ts';
import { contentWidth, makePaper } from './pdf/paper.ts';
import { prose } from './pdf/prose.ts';
import { bare, grid, headerCells } from './pdf/tables.ts';
import { type RegisterEntry, stepOrder } from './register.ts';
import { registerTitle, stateLine } from './register-sheet.ts';
import { piecesText, remarks, stateText, stepText, submitterText } from './register-texts.ts';
import type { PaperOffice } from './report.ts';
import { nothingText } from './sheet-table.ts';
import { countLines, textPieces } from './text-pieces.ts';
import { kindNames, stepNames } from './words.ts';

/**
 * The register as a paper, A4 landscape. A package is a line of short cells, and below it its long texts over the whole
 * width: beside each other they would make a page of one package.
 */
export async function registerPdf(
  entries: readonly RegisterEntry[],
  office: PaperOffice,
  period: Period,
  now: Instant,
): Promise<Uint8Array> {
  return makePaper(office, {
    title: registerTitle,
    about: stateLine(office, period, now),
    orientation: 'landscape',
    fontSize: 6.5,
    content: entries.length === 0 ? [emptyTable()] : [table(entries, office.zone)],
    signedOn: dayOf(now, office),
  });
}

interface Column {
  header: string;
  /** Points, without the room around the text. */
  width: number;
  value(entry: RegisterEntry, index: number): string;
}

function columnsFor(zone: string): Column[] {
  return [
    { header: 'No.', width: 14, value: (_, index) => `${index + 1}` },
    { header: 'Kode', width: 28, value: ({ code }) => code ?? '–' },
    {
      header: 'Tanggal terima',
      width: 44,
      value: ({ receivedAt }) => (receivedAt ? writtenTime(receivedAt, zone) : '–'),
    },
    { header: 'Kegiatan', width: 0, value: ({ activityName }) => activityName },
    { header: 'Tanggal kegiatan', width: 40, value: ({ activityDay }) => writtenDay(activityDay) },
    { header: 'Penyerah', width: 46, value: submitterText },
    { header: 'Jenis konten', width: 36, value: ({ kind }) => kindNames[kind] },
    { header: 'Jumlah dokumentasi', width: 47, value: piecesText },
    { header: 'Kelengkapan', width: 44, value: completeness },
    { header: 'Status', width: 48, value: stateText },
    ...stepOrder.map((step) => ({
      header: stepNames[step],
      width: 48,
      value: (entry: RegisterEntry) => stepText(entry, step, zone) ?? '–',
    })),
  ];
}

/** What a cell takes besides its text: padding on both sides, and its line. */
const around = 6.5;

/** The one column without a width of its own takes what is left. */
function widthsOf(columns: readonly Column[]): number[] {
  const taken = columns.reduce((sum, { width }) => sum + width + around, 0.5);
  return columns.map(({ width }) => width || contentWidth('landscape') - taken);
}

/** One row a package, which stands whole on its page: a table of its own lies in it. */
function table(entries: readonly RegisterEntry[], zone: string): Content {
  const columns = columnsFor(zone);
  const widths = widthsOf(columns);
  const rows = entries.flatMap((entry, index) => packageRows(entry, index, columns, widths));
  const header = { table: { widths, body: [headerCells(columns.map((column) => column.header))] }, layout: grid };
  return {
    table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths: ['*'], body: [[header], ...rows] },
    layout: bare,
  };
}

function packageRows(entry: RegisterEntry, index: number, columns: readonly Column[], widths: number[]): TableCell[][] {
  const cells: TableCell[] = columns.map((column) => prose(column.value(entry, index)) as TableCell);
  const [first, ...later] = longTexts(entry);
  const over = (text: TableCell): TableCell[] => [
    { ...(text as object), colSpan: widths.length } as TableCell,
    ...Array<TableCell>(widths.length - 1).fill(''),
  ];
  const lines = first === undefined ? [cells] : [cells, over(first)];
  const block = (body: TableCell[][]): TableCell[] => [{ table: { widths, body }, layout: grid }];
  return [block(lines), ...later.map((text) => block([over(text)]))];
}

/** Letters in a line over the whole width. Rows stay whole, and short ones leave little of a page empty. */
const perLine = 225;
const mostLines = 8;

/** Narrative, caption and remarks, each with its name in front; what would not fit on a page goes on in the next line. */
function longTexts(entry: RegisterEntry): TableCell[] {
  const named = [
    ['Narasi', entry.narrative ?? ''],
    ['Caption', entry.caption ?? ''],
    ['Keterangan', remarks(entry).join('\n')],
  ] as const;
  const all = named.flatMap(([name, text]) =>
    textPieces(text.trim(), perLine, mostLines).map((part, index) => labelled(name, part, index)),
  );
  return joined(all);
}

interface Labelled {
  cell: Content;
  lines: number;
}

function labelled(name: string, text: string, index: number): Labelled {
  const label = { text: index === 0 ? `${name}: ` : `${name} (lanjutan): `, bold: true };
  return { cell: { text: [label, prose(text)] as Content[] } as Content, lines: countLines(text, perLine) };
}

/** Short ones stand together, so that a package with little to say takes few lines. */
function joined(all: readonly Labelled[]): TableCell[] {
  const groups: Labelled[][] = [];
  for (const one of all) {
    const last = groups.at(-1);
    const lines = last?.reduce((sum, { lines: own }) => sum + own, one.lines) ?? 0;
    if (last && lines <= mostLines) last.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => ({ stack: group.map(({ cell }) => cell) }) as TableCell);
}

function emptyTable(): Content {
  const columns = columnsFor('UTC');
  const widths = widthsOf(columns);
  const nothing: TableCell = { text: nothingText, italics: true, colSpan: widths.length, alignment: 'center' };
  const header = headerCells(columns.map((column) => column.header));
  return {
    table: { widths, body: [header, [nothing, ...Array<TableCell>(widths.length - 1).fill('')]] },
    layout: grid,
  };
}
