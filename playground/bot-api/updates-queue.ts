import { ApiError } from './api-error.ts';

export interface Update extends Readonly<Record<string, unknown>> {
  readonly update_id: number;
}

/** What a bot does not get unless it asks for it. */
const notByDefault: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

interface WaitingPoll {
  readonly limit: number;
  resolve(updates: readonly Update[]): void;
  reject(error: ApiError): void;
}

/** Updates that wait for the bot: getUpdates and webhook take them from here, and only confirming removes them. */
export class UpdatesQueue {
  allowed: readonly string[] = [];
  /** Asked for each delivered update: shall it come a second time? */
  duplicates: () => boolean = () => false;
  /** Called when a poll begins to wait. */
  onWaiting: () => void = () => {};
  /** Called with each update that comes in, and with the number below which all are confirmed. */
  onPushed: (update: Update) => void = () => {};
  onConfirmed: (before: number) => void = () => {};
  #pending: Update[] = [];
  #repeated: Update[] = [];
  #lastId = 100_000_000;
  #waiting: WaitingPoll | undefined;
  #wakeScheduled = false;
  readonly #arrivals = new Set<() => void>();

  get size(): number {
    return this.#pending.length;
  }

  get isPolled(): boolean {
    return this.#waiting !== undefined;
  }

  /** Returns the update_id, or undefined when the bot did not ask for this type. */
  push(type: string, payload: unknown): number | undefined {
    const isWanted = this.allowed.length > 0 ? this.allowed.includes(type) : !notByDefault.has(type);
    return isWanted ? this.pushRaw({ [type]: payload }) : undefined;
  }

  pushRaw(update: Readonly<Record<string, unknown>>): number {
    this.#lastId += 1;
    const pushed = { ...update, update_id: this.#lastId };
    this.#pending.push(pushed);
    this.onPushed(pushed);
    this.#scheduleWake();
    return this.#lastId;
  }

  /** Goes on with what was not confirmed, and with numbers above `lastId`. */
  restore(pending: readonly Update[], lastId: number): void {
    this.#pending = [...pending];
    this.#lastId = Math.max(this.#lastId, lastId);
  }

  onArrival(listener: () => void): void {
    this.#arrivals.add(listener);
  }

  /** https://core.telegram.org/bots/api#getupdates: an offset confirms all below it, a negative one all but the last. */
  async poll(offset: number, limit: number, timeoutSeconds: number, signal: AbortSignal): Promise<readonly Update[]> {
    this.#waiting?.reject(
      conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
    );
    this.confirm(offset);
    const batch = this.#take(limit);
    if (batch.length > 0 || timeoutSeconds <= 0) return batch;
    return this.#wait(limit, timeoutSeconds, signal);
  }

  confirm(offset: number): void {
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    const first = this.#pending[0];
    if (!first || first.update_id >= offset) return;
    const kept = this.#pending.findIndex((update) => update.update_id >= offset);
    this.#pending = kept < 0 ? [] : this.#pending.slice(kept);
    this.onConfirmed(offset);
  }

  first(): Update | undefined {
    return this.#pending[0];
  }

  dropAll(): void {
    this.#pending = [];
  }

  /** Ends the waiting poll, with an empty answer or the given error. */
  release(error?: ApiError): void {
    if (error) this.#waiting?.reject(error);
    else this.#waiting?.resolve([]);
  }

  #take(limit: number): Update[] {
    const again = this.#repeated;
    const fresh = this.#pending.slice(0, limit);
    this.#repeated = fresh.filter(() => this.duplicates());
    return [...again, ...fresh];
  }

  #wait(limit: number, timeoutSeconds: number, signal: AbortSignal): Promise<readonly Update[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Update[]>();
    const poll: WaitingPoll = { limit, resolve, reject };
    const giveUp = () => resolve([]);
    const timer = setTimeout(giveUp, timeoutSeconds * 1000);
    signal.addEventListener('abort', giveUp);
    this.#waiting = poll;
    this.onWaiting();
    return promise.finally(() => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      if (this.#waiting === poll) this.#waiting = undefined;
    });
  }

  // Later in the same turn, so that what is pushed together goes out together.
  #scheduleWake(): void {
    if (this.#wakeScheduled) return;
    this.#wakeScheduled = true;
    setImmediate(() => {
      this.#wakeScheduled = false;
      for (const listener of this.#arrivals) listener();
      const waiting = this.#waiting;
      if (!waiting || this.#pending.length === 0) return;
      this.#waiting = undefined;
      waiting.resolve(this.#take(waiting.limit));
    });
  }
}

export function conflict(description: string): ApiError {
  return new ApiError(409, `Conflict: ${description}`);
}
