import { type Field, methodFields } from './bot-api-description.ts';
import { type Check, checkFields, type Finding } from './check-value.ts';
import { decodeParam } from './decode-param.ts';
import { refusalOf } from './refusal-of.ts';
import { isUploadedFile } from './uploaded-file.ts';

export interface CheckedCall {
  /** Spelt as in the description. */
  readonly method: string;
  /** Decoded: numbers, booleans and objects also where they came as strings. */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whatever is against the description, as `sendMessage: colour is unknown`. */
  readonly violations: readonly string[];
  /** The first of them that Telegram would refuse, in its words. */
  readonly refusal: string | undefined;
}

interface MethodCheck {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly check: Check;
}

// Telegram does not mind the case of method names.
const methodChecks = new Map<string, MethodCheck>(
  [...methodFields].map(([name, fields]) => [
    name.toLowerCase(),
    { name, fields: new Map(fields.map((field) => [field.name, field])), check: checkFields(fields) },
  ]),
);

/** Undefined when the Bot API has no such method. */
export function checkCall(methodName: string, raw: Readonly<Record<string, unknown>>): CheckedCall | undefined {
  const method = methodChecks.get(methodName.toLowerCase());
  if (!method) return undefined;
  const params = decodeAll(method, raw);
  const findings: Finding[] = [];
  method.check(withoutUploads(method, params), '', findings);
  return {
    method: method.name,
    params,
    violations: findings.map(({ path, says }) => `${method.name}: ${path} ${says}`),
    refusal: firstRefusal(method.name, findings),
  };
}

function decodeAll(method: MethodCheck, raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const name in raw) {
    if (raw[name] === null || raw[name] === undefined) continue;
    params[name] = decodeParam(raw[name], method.fields.get(name)?.types);
  }
  return params;
}

// File parts carry names of the caller's choosing, for attach:// to point at.
function withoutUploads(method: MethodCheck, params: Record<string, unknown>): Record<string, unknown> {
  const names = Object.keys(params).filter((name) => method.fields.has(name) || !isUploadedFile(params[name]));
  return names.length === Object.keys(params).length
    ? params
    : Object.fromEntries(names.map((name) => [name, params[name]]));
}

function firstRefusal(method: string, findings: readonly Finding[]): string | undefined {
  for (const finding of findings) {
    const refusal = refusalOf(method, finding);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
