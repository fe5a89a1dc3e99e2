/** What a commit may have brought that somebody waits for. */
export type Signal = 'arrival' | 'order' | 'reminder' | 'fetch';

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
