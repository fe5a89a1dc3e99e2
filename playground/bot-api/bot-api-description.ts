import { readFileSync } from 'node:fs';

/** bot-api-10.1.json, parsed; how its strings read is told in tools/reduce-bot-api.mjs. */
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly types: readonly string[];
  readonly rule: Rule | undefined;
}

export type Rule =
  | { readonly kind: 'one-of'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly unit: Unit };

export type Unit = 'characters' | 'bytes' | 'items' | 'value';

type RawFields = Readonly<Record<string, string>>;

interface RawDescription {
  readonly methods: Readonly<Record<string, RawFields>>;
  readonly types: Readonly<Record<string, RawFields | string>>;
}

const raw = JSON.parse(readFileSync(new URL('bot-api-10.1.json', import.meta.url), 'utf8')) as RawDescription;

export const methodFields: ReadonlyMap<string, readonly Field[]> = new Map(
  Object.entries(raw.methods).map(([name, fields]) => [name, parseFields(fields)]),
);

/** A union is the list of its members' names. */
export const typeShapes: ReadonlyMap<string, readonly Field[] | readonly string[]> = new Map(
  Object.entries(raw.types).map(([name, shape]) => [
    name,
    typeof shape === 'string' ? shape.split('|') : parseFields(shape),
  ]),
);

function parseFields(fields: RawFields): Field[] {
  return Object.entries(fields).map(([key, text]) => {
    const [types = '', rule] = text.split('; ');
    return {
      name: key.replace('!', ''),
      required: key.endsWith('!'),
      types: mergeArrays(types.split('|')),
      rule: rule === undefined ? undefined : parseRule(rule),
    };
  });
}

// `Array of A|Array of B` means a list in which each item may be either.
function mergeArrays(types: string[]): string[] {
  if (types.length < 2 || !types.every((type) => type.startsWith('Array of '))) return types;
  return [`Array of ${types.map((type) => type.slice('Array of '.length)).join('|')}`];
}

function parseRule(text: string): Rule | undefined {
  if (text.startsWith('= ')) return { kind: 'one-of', values: text.slice(2).split('|') };
  // Lengths that count after entity parsing are checked where the text is parsed.
  if (text.endsWith(' parsed')) return undefined;
  const [, min, max, unit] = /^(\d+)-(\d+)(?: (\w+))?$/.exec(text) ?? [];
  return { kind: 'range', min: Number(min), max: Number(max), unit: (unit ?? 'value') as Unit };
}
