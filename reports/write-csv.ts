import type { CellValue, Column } from './columns.ts';

/**
 * RFC 4180 with CRLF, in UTF-8 with a byte order mark, without which Excel takes it for another encoding. Text that a
 * spreadsheet would run as a formula gets a `'` in front.
 */
export async function* writeCsv<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  yield line(
    columns.map(({ name }) => name),
    '\uFEFF',
  );
  for await (const row of rows) yield line(columns.map((column) => column.value(row)));
}

function line(values: readonly CellValue[], before = ''): Uint8Array {
  return Buffer.from(`${before}${values.map(cell).join(',')}\r\n`);
}

function cell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
