import { DateTime } from 'luxon';

/** A time that comes again: after so many milliseconds, or each day at a minute after midnight in a zone (IANA name). */
export type Recurrence = { everyMs: number } | { dailyAt: number; zone: string };

/** The first time after `after`. Milliseconds are counted from there, days in the zone. */
export function nextOccurrence(recurrence: Recurrence, after: Date): Date {
  if ('everyMs' in recurrence) return new Date(after.getTime() + recurrence.everyMs);
  const local = DateTime.fromJSDate(after, { zone: recurrence.zone });
  const today = at(local, recurrence.dailyAt);
  return (today > local ? today : at(local.plus({ days: 1 }), recurrence.dailyAt)).toJSDate();
}

function at(day: DateTime, minutes: number): DateTime {
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0, millisecond: 0 });
}
