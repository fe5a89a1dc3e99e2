import type { Insertable, Selectable, Updateable } from 'kysely';
import { type Places, prepared } from './prepared.ts';
import type { Schema, Trx } from './schema.ts';

/** Single rows, for what is written with every update: a statement is built once for each set of columns. */

type Row = Readonly<Record<string, unknown>>;
type Statement = ReturnType<typeof prepared<Row, unknown>>;

export async function insertRow<Table extends keyof Schema>(
  trx: Trx,
  table: Table,
  row: Insertable<Schema[Table]>,
): Promise<void> {
  const insert = remembered(`insert ${table} ${Object.keys(row)}`, () => {
    const columns = Object.keys(row);
    return prepared((db, values: Places<Row>) => db.insertInto(table).values(pick(values, columns) as never));
  });
  await insert(trx, row);
}

/** Sets `changes` where all columns of `where` are the same; returns in how many rows. */
export async function updateRow<Table extends keyof Schema>(
  trx: Trx,
  table: Table,
  where: Partial<Selectable<Schema[Table]>>,
  changes: Updateable<Schema[Table]>,
): Promise<bigint> {
  const was = Object.fromEntries(Object.entries(where).map(([column, value]) => [`where ${column}`, value]));
  const update = remembered(`update ${table} ${Object.keys(changes)} ${Object.keys(where)}`, () => {
    const [columns, same] = [Object.keys(changes), Object.keys(where)];
    return prepared((db, values: Places<Row>) =>
      same.reduce(
        (query, column) => query.where(column as never, '=', values[`where ${column}`] as never),
        db.updateTable(table as 'submissions').set(pick(values, columns)),
      ),
    );
  });
  const { numAffectedRows = 0n } = await update(trx, { ...changes, ...was });
  return numAffectedRows;
}

const statements = new Map<string, Statement>();

function remembered(key: string, make: () => Statement): Statement {
  const statement = statements.get(key) ?? make();
  statements.set(key, statement);
  return statement;
}

function pick(values: Places<Row>, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, values[column]]));
}
