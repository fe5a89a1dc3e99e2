import { sql } from 'kysely';
import type { Db } from '../schema.ts';

/** SQLite prepares one statement at a time. */
export async function runEach(db: Db, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
