import type { Telegram } from '../telegram.ts';

/** One checked call on its way into a method. */
export interface Call {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Aborted when the bot hangs up. */
  readonly signal: AbortSignal;
  violate(violation: string): void;
}

/** Returns `result`; throws an ApiError to refuse. */
export type Method = (telegram: Telegram, call: Call) => unknown;

type Params = Readonly<Record<string, unknown>>;

export function textParam(params: Params, name: string): string | undefined {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberParam(params: Params, name: string): number | undefined {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
}

export function objectParam(params: Params, name: string): Params | undefined {
  const value = params[name];
  return typeof value === 'object' && value !== null ? (value as Params) : undefined;
}

export function listParam(params: Params, name: string): readonly unknown[] {
  const value = params[name];
  return Array.isArray(value) ? value : [];
}
