import SqliteDatabase from 'better-sqlite3';

/** The files cannot be worked with; the message says which, why, and what to do. */
export class UnusableDatabase extends Error {
  override readonly name = 'UnusableDatabase';
}

/** What SQLite says at opening (https://sqlite.org/rescode.html), for whoever starts the program. Other errors stay. */
export function explainOpening(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const found = advice.find(([codes]) => codes.some((known) => code.startsWith(known)));
  return found ? new UnusableDatabase(`${file} ${found[1]}`, { cause: error }) : error;
}

const advice: readonly (readonly [readonly string[], string])[] = [
  [
    ['SQLITE_CORRUPT', 'SQLITE_NOTADB'],
    'is damaged: keep a copy of the folder, then put a backup back with `alur restore FILE` (the newest of DATA_DIR/backups, or one of your own)',
  ],
  [['SQLITE_FULL', 'ENOSPC'], 'cannot be written, the disk is full: make room and start again'],
  [
    [
      'SQLITE_READONLY',
      'SQLITE_PERM',
      'SQLITE_CANTOPEN',
      'SQLITE_IOERR',
      'EACCES',
      'EROFS',
      'EPERM',
      'ENOTDIR',
      'EEXIST',
      'ENOENT',
    ],
    'cannot be opened: let the user who runs the program read and write that folder, or set DATA_DIR (and DATABASE_URL, if it is set) to another place',
  ],
  [['SQLITE_BUSY', 'SQLITE_LOCKED'], 'is locked by another program: end what has it open, then start again'],
];

function codeOf(error: unknown): string {
  if (error instanceof SqliteDatabase.SqliteError) return error.code;
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
