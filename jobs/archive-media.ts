import type { ArchiveResult } from '../workflows/command.ts';
import type { Clock, Log, MediaArchive, PieceFetches, Store } from '../workflows/ports.ts';
import type { PieceFetch } from '../workflows/records.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { backoffMs } from './backoff.ts';
import { earliest } from './earliest.ts';
import { traceOf } from './error-trace.ts';
import { Setbacks } from './setbacks.ts';
import { type Job, type Next, startWorkLoop } from './work-loop.ts';

export interface ArchiveMediaOptions {
  fetches: PieceFetches;
  archive: MediaArchive;
  store: Store;
  clock: Clock;
  alarms: AlarmClock;
  log: Log;
  download(fetch: PieceFetch): Promise<AsyncIterable<Uint8Array>>;
  /** True for an error that will not pass: the chat does not give these bytes. `attempts` counts the failed ones before. */
  isFinal(error: unknown, attempts: number): boolean;
  /**
   * Says in the package (or of the loose piece, which may have joined one meanwhile) what became of it, in a transaction of
   * its own: what takes time, such as reading a document, comes before that.
   */
  settle(fetch: PieceFetch, result: ArchiveResult): Promise<void>;
  /** Downloads at the same time; default 4. */
  concurrency?: number;
}

/** Fetches the bytes of pieces into the archive: a chat's file ids expire, or belong to one bot. */
export function archiveMedia(options: ArchiveMediaOptions): Job {
  const { fetches, clock, alarms, log } = options;
  const archiver = new Archiver(options, () => loop.wake());
  const loop = startWorkLoop({ name: 'fetches', clock, alarms, log, round: () => archiver.startDue() });
  fetches.onChange(loop.wake);
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await archiver.finish();
    },
  };
}

class Archiver {
  readonly #options: ArchiveMediaOptions;
  readonly #wake: () => void;
  readonly #concurrency: number;
  readonly #inHand = new Map<string, Promise<void>>();
  readonly #setbacks = new Setbacks<string>();

  constructor(options: ArchiveMediaOptions, wake: () => void) {
    this.#options = options;
    this.#wake = wake;
    this.#concurrency = options.concurrency ?? 4;
  }

  async startDue(): Promise<Next> {
    const { fetches, clock } = this.#options;
    const now = clock.now();
    if (this.#inHand.size >= this.#concurrency) return null;
    const limit = this.#concurrency + this.#inHand.size + this.#setbacks.size;
    for (const fetch of await fetches.due(now.toISOString(), limit)) {
      if (this.#inHand.size >= this.#concurrency) return null;
      if (this.#inHand.has(fetch.piece.key) || this.#setbacks.mustWait(fetch.piece.key, now)) continue;
      this.#start(fetch);
    }
    const nextAt = await fetches.nextAt(now.toISOString());
    return earliest(nextAt ? new Date(nextAt) : undefined, this.#setbacks.nextAt(now));
  }

  async finish(): Promise<void> {
    await Promise.all(this.#inHand.values());
  }

  #start(fetch: PieceFetch): void {
    const done = this.#fetch(fetch).finally(() => {
      this.#inHand.delete(fetch.piece.key);
      this.#wake();
    });
    this.#inHand.set(fetch.piece.key, done);
  }

  async #fetch(fetch: PieceFetch): Promise<void> {
    const { clock, log } = this.#options;
    const result = await this.#download(fetch);
    try {
      await (result === 'later' ? this.#postpone(fetch) : this.#options.settle(fetch, result));
      this.#setbacks.worked(fetch.piece.key);
    } catch (error) {
      this.#setbacks.failed(fetch.piece.key, clock.now());
      log.error({ piece: fetch.piece.key, ...traceOf(error) }, 'a fetched piece cannot be noted, will try again');
    }
  }

  #postpone({ piece, attempts }: PieceFetch): Promise<void> {
    const { store, clock } = this.#options;
    const until = new Date(clock.now().getTime() + backoffMs(attempts + 1)).toISOString();
    return store.transact((tx) => tx.postponeFetch(piece.key, until));
  }

  async #download(fetch: PieceFetch): Promise<ArchiveResult | 'later'> {
    const { archive, log } = this.#options;
    try {
      return { state: 'archived', ...(await archive.keep(await this.#options.download(fetch))) };
    } catch (error) {
      const gone = this.#isFinal(error, fetch.attempts);
      log.warn({ piece: fetch.piece.key, gone, ...traceOf(error) }, 'a piece cannot be fetched');
      return gone ? { state: 'unarchived' } : 'later';
    }
  }

  #isFinal(error: unknown, attempts: number): boolean {
    try {
      return this.#options.isFinal(error, attempts);
    } catch {
      return false;
    }
  }
}
