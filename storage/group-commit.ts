import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from './database/open-database.ts';
import { insideWork, refuseInsideWork } from './inside-work.ts';
import type { Trx } from './schema.ts';
import type { Signal, Signals } from './signals.ts';

/** Reads and writes with `trx` alone, and says what its commit brings. Nothing slow. */
export type Work<T> = (trx: Trx, signal: (signal: Signal) => void) => Promise<T>;

/** A batch ends at whichever comes first: enough to share the cost of a sync, short enough for reads to get in between. */
const mostWorks = 64;
const longestBatchMs = 20;

interface Waiting {
  run(trx: Trx): Promise<Done>;
  fail(error: unknown): void;
}

interface Done {
  signals: ReadonlySet<Signal>;
  /** Tells who waits; called after the commit. */
  settle(): void;
}

/**
 * Works that wait at once share one commit, and so one sync of the disk (which takes longer than everything else they
 * do). Each runs alone, after the one before, inside a savepoint of its own: one that throws is undone alone. Nobody is
 * answered before the commit. Where the commit itself fails, all of them fail; where none can even begin (a closed
 * database, a full disk), whoever waits fails.
 */
export class GroupCommit {
  readonly #database: Database;
  readonly #signals: Signals;
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;

  constructor(database: Database, signals: Signals) {
    this.#database = database;
    this.#signals = signals;
  }

  run<T>(work: Work<T>): Promise<T> {
    refuseInsideWork('A transaction');
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run: (trx) => this.#attempt(work, trx, resolve, reject), fail: reject });
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await this.#commitBatch();
      await nextTurn();
    }
    this.#running = undefined;
  }

  async #commitBatch(): Promise<void> {
    const taken: Waiting[] = [];
    const commit = this.#database.db.transaction().execute((trx) => this.#runBatch(trx, taken));
    const done = await commit.catch((error: unknown) => {
      this.#signals.raise(new Set(['undone']));
      for (const { fail } of taken.length > 0 ? taken : this.#waiting.splice(0)) fail(error);
      return [];
    });
    for (const { settle } of done) settle();
    this.#signals.raise(new Set(done.flatMap(({ signals }) => [...signals])));
  }

  async #runBatch(trx: Trx, taken: Waiting[]): Promise<Done[]> {
    const end = performance.now() + longestBatchMs;
    const done: Done[] = [];
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      taken.push(next);
      done.push(await next.run(trx));
      if (done.length >= mostWorks || performance.now() >= end) break;
    }
    return done;
  }

  async #attempt<T>(work: Work<T>, trx: Trx, resolve: (value: T) => void, reject: (error: unknown) => void) {
    const { connection } = this.#database;
    const signals = new Set<Signal>();
    connection.exec('savepoint work');
    try {
      const value = await insideWork(() => work(trx, (signal) => signals.add(signal)));
      connection.exec('release work');
      return { signals, settle: () => resolve(value) };
    } catch (error) {
      // On a full disk SQLite undoes the whole transaction: all who share it fail, and hear why.
      if (!connection.inTransaction) throw error;
      connection.exec('rollback to work; release work');
      this.#signals.raise(new Set(['undone']));
      return { signals: new Set<Signal>(), settle: () => reject(error) };
    }
  }
}
