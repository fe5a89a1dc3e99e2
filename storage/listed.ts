import { type RawBuilder, sql } from 'kysely';

/** `where('id', 'in', listed(ids))`: one prepared statement for any number of ids, which may also come as JSON later. */
export function listed(ids: readonly number[] | RawBuilder<string>): RawBuilder<number> {
  return sql<number>`(select value from json_each(${isList(ids) ? JSON.stringify(ids) : ids}))`;
}

function isList(ids: readonly number[] | RawBuilder<string>): ids is readonly number[] {
  return Array.isArray(ids);
}
