import SqliteDatabase from 'better-sqlite3';

/** What SQLite says where the world is to blame (https://sqlite.org/rescode.html), and not the statement or its values. */
const codes = [
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_NOMEM',
  'SQLITE_PROTOCOL',
];

export function isOutage(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && codes.some((code) => error.code.startsWith(code));
}
