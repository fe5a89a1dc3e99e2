import SqliteDatabase from 'better-sqlite3';

type Methods = Record<string, (...given: unknown[]) => unknown>;

/** Calls this before every statement that this process gives to SQLite; what it throws, the statement throws. Returns what ends it. */
export function beforeEachStatement(call: () => void): () => void {
  const restorers = [
    wrap(SqliteDatabase.prototype as unknown as Methods, ['exec'], call),
    wrap(statementMethods(), ['run', 'all', 'get', 'iterate'], call),
  ];
  return () => {
    for (const restore of restorers) restore();
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
