import type { CacheStore } from '@whiskeysockets/baileys';

const mostKept = 1000;

/** How often a message was asked for once more, over all connections: else a message that nobody can read is asked for ever. */
export class RetryCounts implements CacheStore {
  readonly #counts = new Map<string, unknown>();

  get<T>(key: string): T | undefined {
    return this.#counts.get(key) as T | undefined;
  }

  set<T>(key: string, value: T): void {
    this.#counts.delete(key);
    this.#counts.set(key, value);
    const oldest = this.#counts.keys().next();
    if (this.#counts.size > mostKept && !oldest.done) this.#counts.delete(oldest.value);
  }

  del(key: string): void {
    this.#counts.delete(key);
  }

  flushAll(): void {
    this.#counts.clear();
  }
}
