import type { Content, CustomTableLayout, TableCell } from 'pdfmake/interfaces.js';
import { nothingText } from '../words.ts';
import type { DrawRow, LongTable } from './long-table.ts';
import { prose } from './prose.ts';

/** Thin grey lines around every cell. */
export const grid: CustomTableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#8c8c8c',
  vLineColor: () => '#8c8c8c',
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};

/** Holds other tables: draws nothing and takes no room. */
export const bare: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 0,
  paddingBottom: () => 0,
};

export const headerFill = '#e7e6e6';

export function headerCells(texts: readonly string[]): TableCell[] {
  return texts.map((text) => ({ text, bold: true, fillColor: headerFill, alignment: 'center' as const }));
}

/** A table of texts with a header that stands again on each page. No cell may be longer than a page. */
export function textTable(
  widths: readonly (number | '*' | 'auto')[],
  header: readonly string[],
  rows: readonly (readonly TableCell[])[],
): Content {
  return table(widths, [headerCells(header)], rows, grid);
}

/** The same under a heading, which never stands at the end of a page without its table. */
export function headedTable(title: string, ...[widths, header, rows]: Parameters<typeof textTable>): Content {
  const plain = [false, false, false, false] as [boolean, boolean, boolean, boolean];
  const named = { text: title, bold: true, fontSize: 9, margin: [-3, 8, 0, 2] as [number, number, number, number] };
  const rest = Array<TableCell>(header.length - 1).fill({ text: '', border: plain });
  return table(
    widths,
    [[{ ...named, colSpan: header.length, border: plain }, ...rest], headerCells(header)],
    rows,
    belowHeading,
  );
}

/** The same of any number of rows. No width may hang on what is in them. */
export function longHeadedTable(
  title: string,
  widths: readonly (number | '*')[],
  header: readonly string[],
  rows: LongTable['rows'],
): LongTable {
  return { rows: orNothing(rows, header.length), draw: (some) => headedTable(title, widths, header, some) };
}

async function* orNothing(rows: LongTable['rows'], columns: number): AsyncGenerator<DrawRow> {
  let isEmpty = true;
  for await (const row of rows) {
    isEmpty = false;
    yield row;
  }
  if (isEmpty) yield () => over(nothingCell(), columns);
}

/** A cell over so many columns. */
export function over(cell: TableCell, columns: number): TableCell[] {
  return [{ ...(cell as object), colSpan: columns } as TableCell, ...Array<TableCell>(columns - 1).fill('')];
}

export function nothingCell(): TableCell {
  return { text: nothingText, italics: true, alignment: 'center' };
}

/** No line above the heading. */
const belowHeading: CustomTableLayout = { ...grid, hLineWidth: (line) => (line === 0 ? 0 : 0.5) };

function table(
  widths: readonly (number | '*' | 'auto')[],
  header: TableCell[][],
  rows: readonly (readonly TableCell[])[],
  layout: CustomTableLayout,
): Content {
  return {
    table: {
      headerRows: header.length,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [...widths],
      body: [...header, ...rows.map((row) => [...row])],
    },
    layout,
  };
}

export function rightCell(text: string): TableCell {
  return { text, alignment: 'right' };
}

export function heading(text: string): Content {
  return prose(text, { bold: true, fontSize: 9, margin: [0, 10, 0, 4], headlineLevel: 1 });
}
