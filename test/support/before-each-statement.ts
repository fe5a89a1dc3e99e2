import SqliteDatabase from 'better-sqlite3';

type Methods = Record<string, (...given: unknown[]) => unknown>;

/**
 * Calls this with every statement that this process is about to give to SQLite; what it throws, the statement throws. Returns
 * what ends it.
 */
export function beforeEachStatement(call: (sql: string) => void): () => void {
  const restorers = [
    wrap(SqliteDatabase.prototype as unknown as Methods, ['exec'], (_, [sql]) => call(String(sql))),
    wrap(statementMethods(), ['run', 'all', 'get', 'iterate'], ({ source }) => call(String(source))),
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

function wrap(
  methods: Methods,
  names: readonly string[],
  before: (self: { source?: unknown }, given: readonly unknown[]) => void,
): () => void {
  const originals = names.map((name) => [name, methods[name]!] as const);
  for (const [name, original] of originals)
    methods[name] = function (this: object, ...given: unknown[]) {
      before(this, given);
      return original.apply(this, given);
    };
  return () => {
    for (const [name, original] of originals) methods[name] = original;
  };
}
