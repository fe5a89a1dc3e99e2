import { type Field, type Rule, typeShapes } from './bot-api-description.ts';
import { isUploadedFile } from './uploaded-file.ts';

export interface Finding {
  readonly kind: 'unknown' | 'missing' | 'type' | 'value' | 'over' | 'under';
  readonly path: string;
  readonly says: string;
}

export type Check = (value: unknown, path: string, findings: Finding[]) => void;

const compiled = new Map<string, Check>();

/** A check of a value against `Integer`, `A|B`, `Array of A|B`, or any type of the description; made once for each. */
export function checkOf(types: readonly string[]): Check {
  const key = types.join('|');
  const check = compiled.get(key) ?? compile(types);
  compiled.set(key, check);
  return check;
}

export function checkFields(fields: readonly Field[]): Check {
  const checks = new Map(fields.map((field) => [field.name, fieldCheck(field)]));
  const required = fields.filter((field) => field.required).map((field) => field.name);
  return (value, path, findings) => {
    const record = value as Readonly<Record<string, unknown>>;
    const prefix = path === '' ? '' : `${path}.`;
    for (const name in record) {
      if (record[name] === undefined) continue;
      const check = checks.get(name);
      if (check) check(record[name], prefix + name, findings);
      else findings.push({ kind: 'unknown', path: prefix + name, says: 'is unknown' });
    }
    for (const name of required) {
      if (record[name] === undefined) findings.push({ kind: 'missing', path: prefix + name, says: 'is missing' });
    }
  };
}

function fieldCheck({ types, rule }: Field): Check {
  const check = checkOf(types);
  if (!rule) return check;
  return (value, path, findings) => {
    const before = findings.length;
    check(value, path, findings);
    if (findings.length === before) checkRule(rule, value, path, findings);
  };
}

function checkRule(rule: Rule, value: unknown, path: string, findings: Finding[]): void {
  if (rule.kind === 'one-of') {
    if (rule.values.includes(String(value))) return;
    findings.push({ kind: 'value', path, says: `is "${String(value)}", not one of ${rule.values.join(', ')}` });
    return;
  }
  const size = measure(value, rule.unit);
  const counted = rule.unit === 'value' ? `${size}` : `${size} ${rule.unit}`;
  if (size > rule.max) findings.push({ kind: 'over', path, says: `is ${counted}, limit ${rule.max}` });
  if (size < rule.min) findings.push({ kind: 'under', path, says: `is ${counted}, at least ${rule.min}` });
}

function measure(value: unknown, unit: string): number {
  if (unit === 'bytes') return Buffer.byteLength(String(value));
  if (unit === 'characters') return String(value).length;
  return Array.isArray(value) ? value.length : Number(value);
}

function compile(types: readonly string[]): Check {
  const first = types[0] ?? '';
  if (first.startsWith('Array of ')) return arrayCheck(first.slice('Array of '.length));
  const scalars = types.filter((type) => type in scalarTests);
  const objects = types.flatMap(membersOf).filter((type) => !(type in scalarTests));
  const expected = types.join(' or ');
  const checkObject = objects.length > 0 ? objectCheck(objects, expected) : undefined;
  return (value, path, findings) => {
    if (scalars.some((type) => scalarTests[type]?.(value))) return;
    if (checkObject) checkObject(value, path, findings);
    else findings.push({ kind: 'type', path, says: `is ${nameOf(value)}, not ${expected}` });
  };
}

function arrayCheck(itemType: string): Check {
  const nested = itemType.startsWith('Array of ');
  const checkItem = checkOf(nested ? [itemType] : itemType.split('|'));
  return (value, path, findings) => {
    if (!Array.isArray(value)) {
      findings.push({ kind: 'type', path, says: `is ${nameOf(value)}, not an array` });
      return;
    }
    for (const [index, item] of value.entries()) checkItem(item, `${path}[${index}]`, findings);
  };
}

interface Candidate {
  readonly fields: readonly Field[];
  check?: Check;
}

function objectCheck(types: readonly string[], expected: string): Check {
  const candidates: Candidate[] = types.map((type) => ({ fields: (typeShapes.get(type) ?? []) as readonly Field[] }));
  return (value, path, findings) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      findings.push({ kind: 'type', path, says: `is ${nameOf(value)}, not ${expected}` });
      return;
    }
    const candidate = candidates.find((each) => resembles(value, each.fields)) ?? candidates[0];
    if (!candidate) return;
    // Compiled at first use: types contain each other.
    candidate.check ??= checkFields(candidate.fields);
    candidate.check(value, path, findings);
  };
}

function resembles(value: object, fields: readonly Field[]): boolean {
  const record = value as Readonly<Record<string, unknown>>;
  return fields.every(({ name, required, rule }) => {
    if (!required) return true;
    if (rule?.kind === 'one-of' && rule.values.length === 1) return record[name] === rule.values[0];
    return name in record;
  });
}

function membersOf(type: string): readonly string[] {
  const shape = typeShapes.get(type);
  const isUnion = shape !== undefined && typeof shape[0] === 'string';
  return isUnion ? (shape as readonly string[]).flatMap(membersOf) : [type];
}

const scalarTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  InputFile: isUploadedFile,
};

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
