import type { Clock } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';

/**
 * A timer counts how long the machine ran, alarms are set to the time of day: a machine that was suspended, or whose clock
 * was put right, would ring late by as much. So nobody sleeps longer than this before the time is looked at again, which
 * compares a few numbers in memory and costs nothing.
 */
const longestSleepMs = 1000;

/** Alarms of this process alone: no Redis needed, and nothing lost with it that the rows do not have. */
export function createEmbeddedClock(clock: Clock): AlarmClock {
  return new EmbeddedClock(clock);
}

class EmbeddedClock implements AlarmClock {
  readonly #clock: Clock;
  readonly #times = new Map<string, number>();
  readonly #listeners: ((name: string) => void)[] = [];
  #closed = false;
  #cancelSleep: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(name: string, at: Date | null): void {
    if (this.#closed) return;
    if (at === null) this.#times.delete(name);
    else this.#times.set(name, at.getTime());
    this.#sleep();
  }

  onAlarm(listener: (name: string) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#times.clear();
    this.#cancelSleep();
  }

  #sleep(): void {
    this.#cancelSleep();
    if (this.#times.size === 0) return;
    const ms = Math.min(...this.#times.values()) - this.#clock.now().getTime();
    this.#cancelSleep = this.#clock.after(Math.min(longestSleepMs, Math.max(0, ms)), () => this.#ring());
  }

  #ring(): void {
    const now = this.#clock.now().getTime();
    const due = [...this.#times].filter(([, at]) => at <= now).map(([name]) => name);
    for (const name of due) this.#times.delete(name);
    for (const name of due) for (const listener of this.#listeners) listener(name);
    this.#sleep();
  }
}
