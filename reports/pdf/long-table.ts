import type { Content, TableCell } from 'pdfmake/interfaces.js';
import type { Page } from './pdfmake-parts.ts';

/** A table of any number of rows: they are read, laid out and printed some at a time. */
export interface LongTable {
  /** Each is drawn when it is laid out, and again where it turns out to stand on the next page. */
  rows: Iterable<DrawRow> | AsyncIterable<DrawRow>;
  /** A table of these rows, with its header. A row stays whole, and its widths are the same whatever is in it. */
  draw(rows: TableCell[][]): Content;
}

export type DrawRow = () => TableCell[];

/** Content that is there as it is, or a long table. */
export type PaperPart = Content[] | LongTable;

/** As many as fill a dozen pages: what is laid out at once is in memory at once. */
const someRows = 60;

/**
 * The pages of a paper, some at a time. What is laid out ends anywhere on its last page: that page is kept back, and its rows
 * begin the next portion, so that the pages are the same as if all of it had been laid out at once.
 */
export async function* pagesOf(
  parts: readonly PaperPart[],
  layOut: (content: Content[]) => Page[],
  rowsAtOnce = someRows,
): AsyncGenerator<Page[]> {
  let content: Content[] = [];
  for (const [place, part] of parts.entries()) {
    if (Array.isArray(part)) {
      content.push(...part);
      continue;
    }
    let rows: DrawRow[] = [];
    let enough = rowsAtOnce;
    for await (const row of part.rows) {
      rows.push(row);
      if (rows.length < enough) continue;
      const { pages, kept } = finished(layOut([...content, drawn(part, rows, place)]), place);
      if (kept === 0) {
        enough += rowsAtOnce;
        continue;
      }
      yield pages;
      rows = rows.slice(kept);
      content = [];
      enough = rowsAtOnce;
    }
    content.push(drawn(part, rows, place));
  }
  yield layOut(content);
}

/** `place`: of the table among the parts; its rows are marked with it. */
function drawn({ draw }: LongTable, rows: readonly DrawRow[], place: number): Content {
  return draw(rows.map((row, index) => marked(row(), `${rowMark(place)}${index}`)));
}

/** `kept`: the number of the first row on the last page; 0 where the table only begins there. */
function finished(pages: Page[], place: number): { pages: Page[]; kept: number } {
  const onLast = pages.at(-1)?.items ?? [];
  const first = onLast.map(({ item }) => item.id).find((id) => id?.startsWith(rowMark(place)));
  return { pages: pages.slice(0, -1), kept: Number(first?.slice(rowMark(place).length) ?? 0) };
}

/** The line that a row begins with is found again by it on its page. */
const rowMark = (place: number) => `row ${place} `;

function marked([first, ...rest]: TableCell[], id: string): TableCell[] {
  return first === undefined ? [] : [mark(first, id), ...rest];
}

/** The first text in a cell. */
function mark(cell: TableCell, id: string): TableCell {
  if (typeof cell === 'string') return { text: cell, id };
  if (typeof cell === 'object' && 'table' in cell && cell.table) {
    const [[first = '', ...rest] = [], ...rows] = cell.table.body;
    return { ...cell, table: { ...cell.table, body: [[mark(first, id), ...rest], ...rows] } };
  }
  return { ...(cell as object), id } as TableCell;
}
