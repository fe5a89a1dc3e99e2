import type { Clock } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { nextOccurrence, type Recurrence } from './next-occurrence.ts';

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

interface Recurring {
  recurrence: Recurrence;
  at: number;
}

class EmbeddedClock implements AlarmClock {
  readonly #clock: Clock;
  readonly #times = new Map<string, number>();
  readonly #recurring = new Map<string, Recurring>();
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

  repeat(name: string, recurrence: Recurrence): void {
    if (this.#closed) return;
    this.#recurring.set(name, { recurrence, at: nextOccurrence(recurrence, this.#clock.now()).getTime() });
    this.#sleep();
  }

  onAlarm(listener: (name: string) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#times.clear();
    this.#recurring.clear();
    this.#cancelSleep();
  }

  #sleep(): void {
    this.#cancelSleep();
    const times = [...this.#times.values(), ...[...this.#recurring.values()].map(({ at }) => at)];
    if (times.length === 0) return;
    const ms = Math.min(...times) - this.#clock.now().getTime();
    this.#cancelSleep = this.#clock.after(Math.min(longestSleepMs, Math.max(0, ms)), () => this.#ring());
  }

  #ring(): void {
    const now = this.#clock.now();
    const due = [...this.#times].filter(([, at]) => at <= now.getTime()).map(([name]) => name);
    for (const name of due) this.#times.delete(name);
    for (const name of [...due, ...this.#takeRecurring(now)]) for (const listener of this.#listeners) listener(name);
    this.#sleep();
  }

  #takeRecurring(now: Date): string[] {
    const due = [...this.#recurring].filter(([, { at }]) => at <= now.getTime());
    for (const [, recurring] of due) recurring.at = nextOccurrence(recurring.recurrence, now).getTime();
    return due.map(([name]) => name);
  }
}
