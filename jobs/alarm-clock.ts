import type { Recurrence } from './next-occurrence.ts';

/**
 * Wakes jobs at a given time. It only wakes: what is due stands in the database, so an alarm that is lost or comes twice
 * costs lateness or an idle look, nothing else.
 */
export interface AlarmClock {
  /** Rings once at `at` or soon after; replaces what was set for that name before. `null`: not at all. */
  set(name: string, at: Date | null): void;
  /** Rings again and again, whatever is set beside it; replaces the recurrence that the name had before. */
  repeat(name: string, recurrence: Recurrence): void;
  /** Every listener hears every name. */
  onAlarm(listener: (name: string) => void): void;
  /** No alarm rings afterwards. */
  close(): Promise<void>;
}
