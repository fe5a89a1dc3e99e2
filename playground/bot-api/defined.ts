type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Leaves out the fields that are undefined, as Telegram does. */
export function defined<T extends object>(fields: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const key in fields)
    if (fields[key] !== undefined) kept[key] = fields[key] as Exclude<(typeof fields)[typeof key], undefined>;
  return kept;
}
