import writeExcelFile, { type Cell, type CellObject } from 'write-excel-file/node';

export interface Sheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  name: string;
  /** Of each column, in characters. */
  widths: readonly number[];
  rows: readonly SheetRow[];
}

export interface SheetRow {
  look: 'title' | 'note' | 'header' | 'body';
  cells: readonly SheetCell[];
  /** In points; without it the row is as high as its text. */
  height?: number;
}

export type SheetCell = string | number | null;

/** A workbook, in one piece: the format has no other way. Text stays text, also when it looks like a formula. */
export async function* writeXlsx(book: () => Promise<readonly Sheet[]>): AsyncGenerator<Uint8Array> {
  yield await writeExcelFile((await book()).map(toSheet)).toBuffer();
}

function toSheet({ name, widths, rows }: Sheet) {
  const firstBody = rows.findIndex(({ look }) => look === 'body');
  return {
    sheet: name,
    orientation: 'landscape' as const,
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: Math.max(0, firstBody),
    data: rows.map(({ cells, look, height }) =>
      cells.map((value) => toCell(value, { ...looks[look], ...(height && { height }) })),
    ),
  };
}

const border = { borderStyle: 'thin', borderColor: '#bfbfbf' } as const;
const looks: Readonly<Record<SheetRow['look'], CellObject>> = {
  title: { fontWeight: 'bold', fontSize: 14 },
  note: {},
  header: { ...border, fontWeight: 'bold', backgroundColor: '#e7e6e6', wrap: true, alignVertical: 'center' },
  body: { ...border, wrap: true, alignVertical: 'top' },
};

function toCell(value: SheetCell, look: CellObject): Cell {
  if (value === null || value === '') return look;
  if (typeof value === 'number') return { ...look, value, type: Number };
  return { ...look, value: plainText(value), type: String };
}

/** Excel refuses a whole file for one longer cell. */
const longestCell = 32_767;

function plainText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  return notAWordOfObjects(withoutEscapes(lines.length <= longestCell ? lines : cut(lines)));
}

function cut(text: string): string {
  return `${text.slice(0, longestCell - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** XLSX reads `_x0041_` as the letter A. */
function withoutEscapes(text: string): string {
  return text.replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}

/** write-excel-file 4.1.1 looks texts up in a plain object: a cell `constructor` would make a file that nobody opens. */
function notAWordOfObjects(text: string): string {
  return text in {} ? `${text} ` : text;
}
