import { ChatError } from '../chat-error.ts';

/** Where the platform names no time: one message asks so often whether it is back. */
const awayMs = 2000;

/** What a failed delivery means for the outbox. */
export function classifyError(
  error: unknown,
):
  | { type: 'away'; afterMs: number }
  | { type: 'retry'; afterMs?: number }
  | { type: 'moved'; toChatId: string }
  | { type: 'failed' } {
  if (!(error instanceof ChatError)) return { type: 'retry' };
  switch (error.kind) {
    case 'away':
      return { type: 'away', afterMs: error.retryAfterMs ?? awayMs };
    case 'busy':
      return { type: 'retry', afterMs: error.retryAfterMs ?? 1000 };
    case 'failed':
      return { type: 'retry' };
    case 'moved':
      return error.movedTo ? { type: 'moved', toChatId: error.movedTo } : { type: 'failed' };
    case 'unreachable':
    case 'tooBig':
    case 'badFile':
    case 'refused':
      return { type: 'failed' };
  }
}
