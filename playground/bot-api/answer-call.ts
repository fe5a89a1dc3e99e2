import type { ApiCall } from './api-call.ts';
import { ApiError, badRequest } from './api-error.ts';
import { type CheckedCall, checkCall } from './check-call.ts';
import { methods } from './methods/method-list.ts';
import { messagesSent, type Rates } from './rates.ts';
import type { Telegram } from './telegram.ts';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface CallDesk {
  readonly telegram: Telegram;
  readonly rates: Rates | undefined;
  readonly violations: string[];
}

/** Checks a call against the description, then its rate, then does it. */
export async function answerCall(
  desk: CallDesk,
  call: ApiCall,
  raw: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<Answer> {
  const checked = checkCall(call.method, raw);
  if (!checked) {
    desk.violations.push(`${call.method}: no such method`);
    return refusal(new ApiError(404, 'Not Found'));
  }
  Object.assign(call, { method: checked.method, params: checked.params });
  desk.violations.push(...checked.violations);
  try {
    return { status: 200, body: { ok: true, result: await perform(desk, checked, signal) } };
  } catch (error) {
    return refusal(error instanceof ApiError ? error : bug(desk, checked.method, error));
  }
}

export function refusal({ code, message, parameters }: ApiError): Answer {
  return {
    status: code,
    body: { ok: false, error_code: code, description: message, ...(parameters && { parameters }) },
  };
}

export function tooManyRequests(retryAfter: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${retryAfter}`, { retry_after: retryAfter });
}

function perform({ telegram, rates, violations }: CallDesk, checked: CheckedCall, signal: AbortSignal): unknown {
  const { method: name, params } = checked;
  const method = methods.get(name);
  if (!method) {
    violations.push(`${name}: this server does not know how`);
    throw new ApiError(404, 'Not Found');
  }
  if (checked.refusal !== undefined) throw badRequest(checked.refusal);
  const count = rates ? messagesSent(name, params) : 0;
  const retryAfter = count > 0 ? (rates?.admit(Number(params.chat_id), count) ?? 0) : 0;
  if (retryAfter > 0) throw tooManyRequests(retryAfter);
  return method(telegram, { method: name, params, signal, violate: (violation) => violations.push(violation) });
}

function bug({ violations }: CallDesk, method: string, error: unknown): ApiError {
  violations.push(`${method}: bug of this server: ${error instanceof Error ? error.stack : String(error)}`);
  return new ApiError(500, 'Internal Server Error');
}
