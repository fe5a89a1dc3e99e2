import SqliteDatabase from 'better-sqlite3';
import { beforeEachStatement } from './before-each-statement.ts';

/** Statements of this process: each goes to SQLite, but for the one that is to fail. */
export interface FailingStatements {
  /** The nth statement from now on (counted from 1) throws as a full disk would; all others work. */
  failAt(nth: number): void;
  /** Whether it came to that statement; from now on all work. */
  disarm(): boolean;
  /** Puts everything back. */
  restore(): void;
}

/** Between any two statements of a commit there is a moment at which it can break: this breaks it there. */
export function failingStatements(): FailingStatements {
  let left = 0;
  let hasFailed = false;
  const restore = beforeEachStatement(() => {
    if (left === 0) return;
    left -= 1;
    if (left > 0) return;
    hasFailed = true;
    throw diskFull();
  });
  return {
    failAt(nth) {
      hasFailed = false;
      left = nth;
    },
    disarm() {
      left = 0;
      return hasFailed;
    },
    restore,
  };
}

export function diskFull(): Error {
  return new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
}
