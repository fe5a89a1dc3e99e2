import { type RawBuilder, sql } from 'kysely';

/** `where('id', 'in', listed(ids))`: one prepared statement for any number of ids. */
export function listed(ids: readonly number[]): RawBuilder<number> {
  return sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;
}
