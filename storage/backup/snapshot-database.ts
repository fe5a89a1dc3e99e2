import SqliteDatabase from 'better-sqlite3';
import { Kysely } from 'kysely';
import { checkSchema } from '../database/migrate.ts';
import { ImmediateSqliteDialect } from '../database/sqlite-dialect.ts';
import type { Schema } from '../schema.ts';
import { verifyEvents } from '../verify-events.ts';

/** The database as it is at one moment, also while the program writes (https://sqlite.org/lang_vacuum.html, INTO). */
export function snapshotDatabase(from: string, to: string): void {
  const connection = new SqliteDatabase(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    connection.prepare('vacuum into ?').run(to);
  } finally {
    connection.close();
  }
}

/** A database that cannot be relied on: what is wrong with it. */
export class DamagedDatabase extends Error {
  override readonly name = 'DamagedDatabase';
}

/**
 * Looks at a database that nobody works on: its pages, its schema, and the log's chain of hashes. Returns how far the log
 * came. Throws `DamagedDatabase`, `SchemaTooNew` or `SchemaTooOld`.
 */
export async function examineDatabaseFile(file: string): Promise<{ rows: number; head: string }> {
  const connection = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(connection) });
  try {
    const found = connection.pragma('integrity_check(1)', { simple: true });
    if (found !== 'ok') throw new DamagedDatabase(`its pages are damaged: ${String(found)}`);
    await checkSchema(db);
    const log = await verifyEvents(db);
    if (log.ok) return { rows: log.rows, head: log.head };
    throw new DamagedDatabase(`the log does not hold: row ${log.broken.seq} ${log.broken.why}`);
  } finally {
    await db.destroy();
  }
}
