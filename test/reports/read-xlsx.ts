import readXlsxFile from 'read-excel-file/node';

export type ReadCell = string | number | null;

/** A workbook read back by another library: cells by sheet name, row and column. Fails where it is no workbook. */
export async function readXlsx(bytes: Uint8Array): Promise<Map<string, ReadCell[][]>> {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data.map((row) => withoutTail(row as ReadCell[]))]));
}

/** It makes every row as long as the longest. */
function withoutTail(row: readonly ReadCell[]): ReadCell[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
}
