import { GrammyError } from 'grammy';
import type { Clock, Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import { toChatError } from './to-chat-error.ts';
import { TokenRefused } from './token-refused.ts';
import { waitToRetry } from './wait-to-retry.ts';

export interface Patience {
  clock: Clock;
  log: Log;
  signal: AbortSignal;
}

/** Repeats a call while Telegram cannot be reached, or asks to wait. Throws `TokenRefused`, and what repeating cannot help. */
export async function untilReachable<T>(call: () => Promise<T>, { clock, log, signal }: Patience): Promise<T> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const problem = toChatError(error);
      if (isTokenRefusal(error)) throw new TokenRefused(error.error_code);
      if (!isPassing(problem) || signal.aborted) throw problem;
      log.warn({ failures, problem: problem.message }, 'Telegram cannot be reached, will try again');
      await waitToRetry(clock, failures, signal, problem.retryAfterMs);
      signal.throwIfAborted();
    }
  }
}

export function isTokenRefusal(error: unknown): error is GrammyError {
  return error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404);
}

function isPassing(problem: unknown): problem is ChatError {
  return problem instanceof ChatError && (problem.kind === 'failed' || problem.kind === 'busy');
}
