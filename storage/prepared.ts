import { type Compilable, type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import { refuseInsideWork } from './inside-work.ts';
import type { Db } from './schema.ts';

/** Where the values of a prepared query go. */
export type Places<Values> = { readonly [Name in keyof Values]: RawBuilder<Values[Name]> };

class Place {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query that is built once and only gets its values with each call, for what runs with every update: building one takes
 * Kysely as long as SQLite takes to answer it.
 */
export function prepared<Values extends object, Row>(
  build: (db: Db, values: Places<Values>) => Compilable<Row>,
): (db: Db, values: Values) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    if (!db.isTransaction) refuseInsideWork('A read of the store');
    compiled ??= build(db, places).compile();
    const given = values as Readonly<Record<string, unknown>>;
    const parameters = compiled.parameters.map((value) => (value instanceof Place ? given[value.name] : value));
    return db.executeQuery({ ...compiled, parameters });
  };
}

/** Any name has a place. */
const places = new Proxy({}, { get: (_, name) => sql.val(new Place(String(name))) }) as Places<never>;
