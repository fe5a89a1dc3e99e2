/**
 * What a commit may have brought that somebody waits for. `undone` comes without one: a piece of work was undone, and
 * what was read in it is not so.
 */
export type Signal = 'order' | 'reminder' | 'fetch' | 'undone';

/** Wakes whoever waits for work, after the commit that brought it. */
export class Signals {
  readonly #listeners = new Map<Signal, (() => void)[]>();

  on(signal: Signal, listener: () => void): void {
    this.#listeners.set(signal, [...(this.#listeners.get(signal) ?? []), listener]);
  }

  raise(signals: ReadonlySet<Signal>): void {
    for (const signal of signals) for (const listener of this.#listeners.get(signal) ?? []) listener();
  }
}
