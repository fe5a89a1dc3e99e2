/**
 * Why a chat did not do what was asked.
 * - `away`: the platform as a whole does not take anything now; `retryAfterMs` says when to ask again.
 * - `busy`: too many requests; `retryAfterMs` says when again.
 * - `unreachable`: the person never pressed Start, blocked the bot, or the bot was removed from the group.
 * - `moved`: the group has another id now, `movedTo`.
 * - `tooBig`: the chat does not give files of this size to bots.
 * - `badFile`: a file id that the chat does not know (any more).
 * - `refused`: it will never accept this request.
 * - `failed`: its own fault or the network's; the request may or may not have taken effect.
 */
export type ChatErrorKind = 'away' | 'busy' | 'unreachable' | 'moved' | 'tooBig' | 'badFile' | 'refused' | 'failed';

export class ChatError extends Error {
  readonly kind: ChatErrorKind;
  readonly retryAfterMs: number | undefined;
  readonly movedTo: string | undefined;

  constructor(
    kind: ChatErrorKind,
    message: string,
    details: { retryAfterMs?: number; movedTo?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = 'ChatError';
    this.kind = kind;
    this.retryAfterMs = details.retryAfterMs;
    this.movedTo = details.movedTo;
  }
}
