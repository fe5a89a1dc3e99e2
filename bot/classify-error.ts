import { ChatError } from './chat-error.ts';

/** What a failed delivery means for the outbox. */
export function classifyError(
  error: unknown,
): { type: 'retry'; afterMs?: number } | { type: 'moved'; toChatId: string } | { type: 'failed' } {
  if (!(error instanceof ChatError)) return { type: 'retry' };
  switch (error.kind) {
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
