/** One call of the bot, as it stands in `calls`. Times are wall-clock milliseconds, whatever the server's `now` says. */
export interface ApiCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly at: number;
  /** 0 until answered, and for ever when the connection was reset. */
  status: number;
  ok: boolean;
  errorDescription?: string;
  finishedAt?: number;
}
