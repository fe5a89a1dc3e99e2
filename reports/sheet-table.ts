import type { SheetCell, SheetRow } from './write-xlsx.ts';

export interface SheetColumn<Row> {
  header: string;
  /** In characters. */
  width: number;
  value(row: Row, index: number): SheetCell;
}

/** A header and what stands under it, or one line that says that there is nothing. */
export function tableRows<Row>(
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  height?: number,
): SheetRow[] {
  const body = rows.map((row, index): SheetRow => {
    const cells = columns.map((column) => column.value(row, index));
    return { look: 'body', cells, ...(height === undefined ? {} : { height }) };
  });
  const header: SheetRow = { look: 'header', cells: columns.map(({ header }) => header) };
  return [header, ...(body.length > 0 ? body : [nothingRow])];
}

const nothingRow: SheetRow = { look: 'note', cells: ['Tidak ada pada periode ini.'] };
