import { countLines, countLinkLines, textPieces } from './text-pieces.ts';
import { nothingText } from './words.ts';
import type { SheetCell, SheetRow } from './xlsx/sheet.ts';

export interface SheetColumn<Row> {
  header: string;
  /** In characters. */
  width: number;
  value(row: Row, index: number): SheetCell;
}

/**
 * A header and what stands under it, or one line that says that there is nothing. Rows are as high as their texts; a text
 * that is longer than any row may be high goes on in the next one, where the code (second column) stands again.
 */
export async function* tableRows<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: AsyncIterable<Row> | Iterable<Row>,
): AsyncGenerator<SheetRow> {
  const perLine = columns.map(({ width }) => lettersIn(width));
  const headers = columns.map(({ header }) => header);
  yield headerRow(
    headers,
    columns.map(({ width }) => width),
  );
  let count = 0;
  for await (const row of rows) {
    const cells = columns.map((column) => column.value(row, count));
    for (const part of fittingRows(cells, perLine))
      yield { look: 'body', cells: part, height: heightOf(part, perLine) };
    count += 1;
  }
  if (count === 0) yield { look: 'plain', cells: [nothingText] };
}

/** As high as its words, which are bold, and a line more. */
export function headerRow(headers: readonly string[], widths: readonly number[]): SheetRow {
  return { look: 'header', cells: headers, height: heightOf(headers, widths.map(lettersIn)) + lineHeight };
}

function lettersIn(width: number): number {
  return Math.max(1, Math.floor(width * lettersPerWidth));
}

/** The rows of a sheet are in 9 points, and its widths are counted in the wider standard letters. */
const lettersPerWidth = 1.05;
const lineHeight = 12;
/** Excel's limit is 409 points. */
const mostLines = 33;
const codeColumn = 1;

function fittingRows(cells: readonly SheetCell[], perLine: readonly number[]): SheetCell[][] {
  const parts = cells.map((cell, index) => {
    if (typeof cell !== 'string' || cell.length < mostLines) return [cell];
    const pieces = textPieces(cell.replaceAll(/\r\n?/g, '\n'), perLine[index] ?? 1, mostLines);
    return pieces.length > 1 ? pieces : [cell];
  });
  const rows = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: rows }, (_, row) =>
    parts.map((pieces, column) => pieces[row] ?? (column === codeColumn ? (pieces[0] ?? null) : null)),
  );
}

function heightOf(cells: readonly SheetCell[], perLine: readonly number[]): number {
  const lines = cells.map((cell, index) => {
    const most = perLine[index] ?? 1;
    if (typeof cell !== 'object') return countLines(`${cell}`, most);
    return cell && 'link' in cell ? countLinkLines(cell.link, most) : 1;
  });
  return Math.min(mostLines, Math.max(...lines)) * lineHeight + 3;
}
