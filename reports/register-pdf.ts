import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayOf, type Instant } from '../workflows/deadlines.ts';
import type { Period } from '../workflows/period.ts';
import { completeness } from './completeness.ts';
import { writtenDay, writtenTime } from './office-time.ts';
import type { DrawRow, LongTable } from './pdf/long-table.ts';
import { contentWidth, printPaper } from './pdf/paper.ts';
import { named, prose } from './pdf/prose.ts';
import { bare, grid, headerCells, nothingCell, over } from './pdf/tables.ts';
import { type RegisterEntry, stepOrder } from './register.ts';
import { registerTitle, stateLine } from './register-sheet.ts';
import { piecesText, remarks, stateText, stepText, submitterText } from './register-texts.ts';
import type { PaperOffice } from './report.ts';
import { countLines, textPieces } from './text-pieces.ts';
import { kindNames, stepNames } from './words.ts';

/**
 * The register as a paper, A4 landscape. A package is a line of short cells, and below it its long texts over the whole
 * width: beside each other they would make a page of one package.
 */
export function registerPdf(
  entries: AsyncIterable<RegisterEntry>,
  office: PaperOffice,
  period: Period,
  now: Instant,
): AsyncGenerator<Uint8Array> {
  return printPaper(office, {
    title: registerTitle,
    about: stateLine(office, period, now),
    orientation: 'landscape',
    fontSize: 6.5,
    content: [packageTable(entries, office.zone)],
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

/** Each row stands whole on its page: a table of its own lies in it. */
function packageTable(entries: AsyncIterable<RegisterEntry>, zone: string): LongTable {
  const columns = columnsFor(zone);
  const widths = widthsOf(columns);
  const block = (body: TableCell[][]): Content => ({ table: { widths: [...widths], body }, layout: grid });
  const header = () => block([headerCells(columns.map((column) => column.header))]);
  return {
    rows: rowsOf(entries, columns, block),
    draw: (rows) => ({
      table: { headerRows: 1, dontBreakRows: true, keepWithHeaderRows: 1, widths: ['*'], body: [[header()], ...rows] },
      layout: bare,
    }),
  };
}

async function* rowsOf(
  entries: AsyncIterable<RegisterEntry>,
  columns: readonly Column[],
  block: (body: TableCell[][]) => Content,
): AsyncGenerator<DrawRow> {
  let index = 0;
  for await (const entry of entries) {
    for (const lines of packageRows(entry, index, columns)) yield () => [block(lines()) as TableCell];
    index += 1;
  }
  if (index === 0) yield () => [block([over(nothingCell(), columns.length)]) as TableCell];
}

/** What a package takes: its line with the first of its long texts, then each of the others. */
function packageRows(entry: RegisterEntry, index: number, columns: readonly Column[]): (() => TableCell[][])[] {
  const cells = () => columns.map((column) => prose(column.value(entry, index)) as TableCell);
  const [first, ...later] = longTexts(entry);
  const wide = (text: () => TableCell) => over(text(), columns.length);
  return [() => (first ? [cells(), wide(first)] : [cells()]), ...later.map((text) => () => [wide(text)])];
}

/** Letters in a line over the whole width. Rows stay whole, and short ones leave little of a page empty. */
const perLine = 225;
const mostLines = 8;

/** Narrative, caption and remarks, each with its name in front; what would not fit on a page goes on in the next line. */
function longTexts(entry: RegisterEntry): (() => TableCell)[] {
  const named = [
    ['Narasi', entry.narrative ?? ''],
    ['Caption', entry.caption ?? ''],
    ['Keterangan', remarks(entry).join('\n')],
  ] as const;
  const all = named.flatMap(([name, text]) =>
    textPieces(text.trim(), perLine, mostLines).map((part, index) => ({
      name: index === 0 ? name : `${name} (lanjutan)`,
      text: part,
    })),
  );
  return joined(all).map((group) => () => ({ stack: group.map(labelled) }) as TableCell);
}

interface LongText {
  name: string;
  text: string;
}

function labelled({ name, text }: LongText): Content {
  return named({ text: `${name}: `, bold: true }, text);
}

/** Short ones stand together, so that a package with little to say takes few lines. */
function joined(all: readonly LongText[]): LongText[][] {
  const groups: { texts: LongText[]; lines: number }[] = [];
  for (const one of all) {
    const lines = countLines(one.text, perLine);
    const last = groups.at(-1);
    if (last && last.lines + lines <= mostLines) {
      last.texts.push(one);
      last.lines += lines;
    } else groups.push({ texts: [one], lines });
  }
  return groups.map(({ texts }) => texts);
}
