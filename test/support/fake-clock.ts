import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../../workflows/ports.ts';

interface Timer {
  at: number;
  order: number;
  callback: () => void;
}

/** A clock that only moves when it is told to. */
export class FakeClock implements Clock {
  #now: number;
  /** What timers count: it stands still while the machine is suspended. */
  #running = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(start: string | Date = '2025-06-12T02:00:00.000Z') {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { at: this.#running + Math.max(0, ms), order: ++this.#order, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Timers that still wait. */
  get waiting(): number {
    return this.#timers.size;
  }

  /**
   * Time passes: timers go off in their order, and what they set off is let run. Hours are cheaper as a `jump` with a
   * little `advance` behind it: jobs look at the time once a second.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#running + ms;
    await settled();
    for (let next = this.#nextUntil(end); next; next = this.#nextUntil(end)) {
      this.#move(next.at - this.#running);
      this.#timers.delete(next);
      next.callback();
      await settled();
    }
    this.#move(end - this.#running);
  }

  async advanceTo(time: string | Date): Promise<void> {
    await this.advance(new Date(time).getTime() - this.#now);
  }

  /** The clock is set, or the machine slept: the time is another, and no timer has noticed. */
  jump(ms: number): void {
    this.#now += ms;
  }

  #move(ms: number): void {
    this.#now += ms;
    this.#running += ms;
  }

  #nextUntil(end: number): Timer | undefined {
    return [...this.#timers]
      .filter((timer) => timer.at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order)
      .at(0);
  }
}

/** Lets everything run that waits for nothing but its turn. */
export async function settled(turns = 20): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await nextTurn();
}
