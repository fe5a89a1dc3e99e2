import type { Column } from './columns.ts';

/** An array of objects, one a line; the keys are the names of the columns. */
export async function* writeJson<Row>(
  columns: readonly Column<Row>[],
  rows: AsyncIterable<Row>,
): AsyncGenerator<Uint8Array> {
  let before = '[\n';
  for await (const row of rows) {
    const object = Object.fromEntries(columns.map((column) => [column.name, column.value(row)]));
    yield Buffer.from(before + JSON.stringify(object));
    before = ',\n';
  }
  yield Buffer.from(before === ',\n' ? '\n]\n' : '[]\n');
}
