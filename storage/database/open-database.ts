import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database as SqliteConnection } from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Db, Schema } from '../schema.ts';
import { makeFolder } from './make-folder.ts';
import { checkSchema, migrate } from './migrate.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';

export interface Database {
  db: Db;
  /** The same connection without Kysely, for savepoints. */
  connection: SqliteConnection;
}

export interface DatabaseOptions {
  file: string;
  readonly?: boolean;
}

/** Milliseconds that a statement waits for another process (a backup, the command line). */
const busyTimeoutMs = 5_000;

/** Opens the database and brings its schema up to date. Throws `SchemaTooNew`; read-only also `SchemaTooOld`. */
export async function openDatabase({ file, readonly = false }: DatabaseOptions): Promise<Database> {
  const connection = connect(file, readonly);
  const db = new Kysely<Schema>({ dialect: new ImmediateSqliteDialect(connection) });
  try {
    await (readonly ? checkSchema(db) : migrate(db));
  } catch (error) {
    connection.close();
    throw error;
  }
  return { db, connection };
}

/** Set at every open: an existing WAL file comes up with `synchronous=NORMAL`, and foreign keys are never remembered. */
function connect(file: string, readonly: boolean): SqliteConnection {
  if (!readonly) makeFolder(dirname(resolve(file)));
  const connection = new SqliteDatabase(file, { readonly, fileMustExist: readonly, timeout: busyTimeoutMs });
  if (!readonly) connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // What a savepoint may have to undo is kept in memory, not in a file: a tenth faster.
  connection.pragma('temp_store = MEMORY');
  return connection;
}

/** The file behind a DATABASE_URL such as `sqlite:/var/lib/alur/alur.sqlite`. */
export function databaseFile(url: string): string {
  if (!url.startsWith('sqlite:') || url === 'sqlite:') throw new Error(`DATABASE_URL must be sqlite: and a file`);
  return url.slice('sqlite:'.length);
}
