import type { Clock, Inbox, Log, Store, Transaction } from '../workflows/ports.ts';
import type { InboxRow } from '../workflows/records.ts';
import { traceOf } from './error-trace.ts';
import { type Job, startWorkLoop } from './work-loop.ts';

export interface ProcessInboxOptions {
  inbox: Inbox;
  store: Store;
  clock: Clock;
  log: Log;
  /**
   * Does what an update asks for, with `tx` alone. What it returns is done after the commit and nobody waits for it: for
   * what may be lost, such as the answer to a tap.
   */
  handle(row: InboxRow, tx: Transaction): Promise<AfterCommit | undefined>;
}

export type AfterCommit = () => Promise<void>;

const batchSize = 50;
const mostAttempts = 3;

/**
 * Handles updates in the order they came, each in a work of its own. What arrives is handled right behind the work that
 * stores it, so that in quiet times both are one commit. The loop takes what is left over: from before the start, and what
 * failed.
 */
export function processInbox(options: ProcessInboxOptions): Job {
  const { clock, log, inbox } = options;
  const desk = new InboxDesk(options);
  const loop = startWorkLoop({
    name: 'inbox',
    clock,
    log,
    round: async () => {
      const waiting = await inbox.pending(batchSize);
      if (waiting.length === 0) return null;
      await desk.handleOldest(waiting.length);
      return 'now';
    },
  });
  inbox.onArrival((count) => {
    desk.handleOldest(count).then((left) => left && loop.wake(), loop.wake);
  });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await desk.finish();
    },
  };
}

/** What handling a row failed with, and how often. */
interface Setback {
  attempts: number;
  error: unknown;
}

/** Handling went wrong, and the work was undone; not: the database took nothing. */
class HandlingFailed extends Error {}

class InboxDesk {
  readonly #options: ProcessInboxOptions;
  readonly #setbacks = new Map<number, Setback>();
  readonly #inHand = new Set<Promise<unknown>>();

  constructor(options: ProcessInboxOptions) {
    this.#options = options;
  }

  /**
   * Handles so many of the oldest rows. All are begun at once: the store runs them one after the other and commits them
   * together. Returns whether one failed and is left for another attempt; throws when the database takes nothing.
   */
  async handleOldest(count: number): Promise<boolean> {
    const works = Array.from({ length: count }, () => this.#track(this.#handleOne()));
    const results = await Promise.allSettled(works);
    const broken = results.find((result) => result.status === 'rejected');
    if (broken) throw broken.reason;
    return results.some((result) => result.status === 'fulfilled' && result.value === 'failed');
  }

  async finish(): Promise<void> {
    while (this.#inHand.size > 0) await Promise.allSettled(this.#inHand);
  }

  async #handleOne(): Promise<'failed' | 'done'> {
    try {
      const afterCommit = await this.#options.store.transact((tx) => this.#handleIn(tx));
      if (afterCommit) void this.#track(afterCommit());
      return 'done';
    } catch (error) {
      if (error instanceof HandlingFailed) return 'failed';
      throw error;
    }
  }

  /** Which row is the oldest is known only now: those before it may have failed. */
  async #handleIn(tx: Transaction): Promise<AfterCommit | undefined> {
    const row = await tx.oldestUpdate();
    if (!row) return undefined;
    const setback = this.#setbacks.get(row.id);
    if (setback && setback.attempts >= mostAttempts) return this.#setAside(row, setback, tx);
    const then = await this.#options.handle(row, tx).catch((error: unknown) => this.#fail(row, error));
    await tx.finishUpdate(row.id, this.#options.clock.now().toISOString());
    return async () => {
      this.#setbacks.delete(row.id);
      await then?.().catch((error: unknown) => this.#warn(row, error));
    };
  }

  /** It may pass: a version conflict does. Nothing that the row asks for makes an outage of the database. */
  #fail(row: InboxRow, error: unknown): never {
    if (this.#options.store.isOutage(error)) throw error;
    this.#setbacks.set(row.id, { attempts: (this.#setbacks.get(row.id)?.attempts ?? 0) + 1, error });
    throw new HandlingFailed('An update was not handled', { cause: error });
  }

  /** A row that cannot be handled is a bug: it is set aside with its error, and the rest goes on. */
  async #setAside(row: InboxRow, { error }: Setback, tx: Transaction): Promise<AfterCommit> {
    await tx.failUpdate(row.id, String(error), true);
    return async () => {
      this.#setbacks.delete(row.id);
      this.#options.log.error({ inboxId: row.id, ...traceOf(error) }, 'update cannot be handled and is set aside');
    };
  }

  #warn(row: InboxRow, error: unknown): void {
    this.#options.log.warn({ inboxId: row.id, ...traceOf(error) }, 'what follows an update failed');
  }

  #track<T>(work: Promise<T>): Promise<T> {
    const done = work.finally(() => this.#inHand.delete(done));
    this.#inHand.add(done);
    return done;
  }
}
