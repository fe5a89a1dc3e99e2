import { backoffMs } from './backoff.ts';

/** Remembers what failed and lets it wait, longer each time, so that it does not hold up the rest. Times in ms. */
export class Setbacks<Key> {
  readonly #waiting = new Map<Key, { failures: number; until: number }>();

  get size(): number {
    return this.#waiting.size;
  }

  failed(key: Key, now: Date): void {
    const failures = (this.#waiting.get(key)?.failures ?? 0) + 1;
    this.#waiting.set(key, { failures, until: now.getTime() + backoffMs(failures) });
  }

  worked(key: Key): void {
    this.#waiting.delete(key);
  }

  mustWait(key: Key, now: Date): boolean {
    return (this.#waiting.get(key)?.until ?? 0) > now.getTime();
  }

  /** When the next of them may be tried again. */
  nextAt(now: Date): Date | undefined {
    const later = [...this.#waiting.values()].map((one) => one.until).filter((until) => until > now.getTime());
    return later.length > 0 ? new Date(Math.min(...later)) : undefined;
  }
}
