import { DateTime } from 'luxon';

/** A moment, UTC, ISO 8601 with milliseconds: sorts as text. */
export type Instant = string;
/** A day in the office's zone, `YYYY-MM-DD`. */
export type Day = string;

/** How an office counts days (`TIMEZONE`, `DEADLINE_DAYS`, its holidays). */
export interface OfficeCalendar {
  zone: string;
  /** true: Saturday, Sunday and holidays do not count. */
  workingDaysOnly: boolean;
  isHoliday(day: Day): boolean;
}

/** Times of day are minutes after midnight in the office's zone. */
export interface ReminderTimes {
  /** When the holder of an open step is reminded on its due day; the first one also on overdue mornings. */
  times: readonly number[];
  /** No reminder from `from` until `to`; may pass midnight. */
  quiet: { from: number; to: number };
}

/** H+1: the last moment of the next day that counts after `day` (SOP, column Waktu). */
export function endOfNextDay(day: Day, calendar: OfficeCalendar): Instant {
  let next = DateTime.fromISO(day, { zone: calendar.zone }).plus({ days: 1 });
  while (calendar.workingDaysOnly && !isWorkingDay(next, calendar)) next = next.plus({ days: 1 });
  return toInstant(next.endOf('day'));
}

export function dayOf(instant: Instant, calendar: Pick<OfficeCalendar, 'zone'>): Day {
  return isoDay(DateTime.fromISO(instant, { zone: calendar.zone }));
}

/**
 * The next time at which the holder of a step due at `due` is reminded: at each of the times on the due day, then at
 * the first of them each day (contract, Reminders). Times inside quiet hours move to their end.

 */
export function nextReminder(due: Instant, now: Instant, calendar: OfficeCalendar, rules: ReminderTimes): Instant {
  const dueDay = DateTime.fromISO(due, { zone: calendar.zone }).startOf('day');
  const today = DateTime.fromISO(now, { zone: calendar.zone }).startOf('day');
  const first = today < dueDay ? dueDay : today;
  for (let day = first; ; day = day.plus({ days: 1 })) {
    const times = day.equals(dueDay) ? rules.times : rules.times.slice(0, 1);
    const next = times.map((time) => toInstant(outsideQuiet(day, time, rules.quiet))).find((at) => at > now);
    if (next) return next;
  }
}

function outsideQuiet(day: DateTime, time: number, quiet: ReminderTimes['quiet']): DateTime {
  const at = atMinute(day, time);
  if (quiet.from === quiet.to) return at;
  const spansMidnight = quiet.from > quiet.to;
  if (!spansMidnight) return time >= quiet.from && time < quiet.to ? atMinute(day, quiet.to) : at;
  if (time >= quiet.from) return atMinute(day.plus({ days: 1 }), quiet.to);
  return time < quiet.to ? atMinute(day, quiet.to) : at;
}

function atMinute(day: DateTime, minutes: number): DateTime {
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

function isWorkingDay(day: DateTime, calendar: OfficeCalendar): boolean {
  return day.weekday <= 5 && !calendar.isHoliday(isoDay(day));
}

function isoDay(at: DateTime): Day {
  return at.toFormat('yyyy-MM-dd');
}

function toInstant(at: DateTime): Instant {
  return at.toUTC().toJSDate().toISOString();
}
