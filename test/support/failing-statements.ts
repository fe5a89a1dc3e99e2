import SqliteDatabase from 'better-sqlite3';

type Methods = Record<string, (...given: unknown[]) => unknown>;

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
  const count = () => {
    if (left === 0) return;
    left -= 1;
    if (left > 0) return;
    hasFailed = true;
    throw new SqliteDatabase.SqliteError('database or disk is full', 'SQLITE_FULL');
  };
  const restorers = [
    wrap(SqliteDatabase.prototype as unknown as Methods, ['exec'], count),
    wrap(statementMethods(), ['run', 'all', 'get', 'iterate'], count),
  ];
  return {
    failAt(nth) {
      hasFailed = false;
      left = nth;
    },
    disarm() {
      left = 0;
      return hasFailed;
    },
    restore() {
      for (const restore of restorers) restore();
    },
  };
}

function statementMethods(): Methods {
  const memory = new SqliteDatabase(':memory:');
  const methods = Object.getPrototypeOf(memory.prepare('select 1')) as Methods;
  memory.close();
  return methods;
}

function wrap(methods: Methods, names: readonly string[], before: () => void): () => void {
  const originals = names.map((name) => [name, methods[name]!] as const);
  for (const [name, original] of originals)
    methods[name] = function (this: unknown, ...given: unknown[]) {
      before();
      return original.apply(this, given);
    };
  return () => {
    for (const [name, original] of originals) methods[name] = original;
  };
}
