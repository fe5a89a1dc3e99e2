import { backoffMs } from './backoff.ts';
import { Wait } from './wait.ts';

/** Remembers what failed and lets it wait, longer each time, so that it does not hold up the rest. Times in ms. */
export class Setbacks<Key> {
  readonly #waiting = new Map<Key, { failures: number; wait: Wait }>();

  get size(): number {
    return this.#waiting.size;
  }

  failed(key: Key, now: Date): void {
    const failures = (this.#waiting.get(key)?.failures ?? 0) + 1;
    this.#waiting.set(key, { failures, wait: new Wait(now.getTime(), backoffMs(failures)) });
  }

  worked(key: Key): void {
    this.#waiting.delete(key);
  }

  mustWait(key: Key, now: Date): boolean {
    return (this.#waiting.get(key)?.wait.leftMs(now.getTime()) ?? 0) > 0;
  }

  /** When the next of them may be tried again. */
  nextAt(now: Date): Date | undefined {
    const later = [...this.#waiting.values()].filter(({ wait }) => wait.leftMs(now.getTime()) > 0);
    return later.length > 0 ? new Date(Math.min(...later.map(({ wait }) => wait.until))) : undefined;
  }
}
