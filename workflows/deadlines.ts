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

/** H+n: the last moment of the nth day that counts after `day` (SOP, column Waktu); `days` from 1. */
export function endOfDayAfter(day: Day, days: number, calendar: OfficeCalendar): Instant {
  let last = DateTime.fromISO(day, { zone: calendar.zone });
  for (let counted = 0; counted < days; counted += 1) {
    last = last.plus({ days: 1 });
    while (calendar.workingDaysOnly && !isWorkingDay(last, calendar)) last = last.plus({ days: 1 });
  }
  return toInstant(last.endOf('day'));
}

/** The last moment of that day. */
export function endOfDay(day: Day, { zone }: Pick<OfficeCalendar, 'zone'>): Instant {
  return toInstant(DateTime.fromISO(day, { zone }).endOf('day'));
}

export function dayOf(instant: Instant, calendar: Pick<OfficeCalendar, 'zone'>): Day {
  return isoDay(DateTime.fromISO(instant, { zone: calendar.zone }));
}

/** That minute of that day, in the office's zone; moved to the end of quiet hours where it falls into them. */
export function reminderTime(day: DateTime, minute: number, { quiet }: Pick<ReminderTimes, 'quiet'>): DateTime {
  const at = atMinute(day, minute);
  if (quiet.from === quiet.to) return at;
  const spansMidnight = quiet.from > quiet.to;
  if (!spansMidnight) return minute >= quiet.from && minute < quiet.to ? atMinute(day, quiet.to) : at;
  if (minute >= quiet.from) return atMinute(day.plus({ days: 1 }), quiet.to);
  return minute < quiet.to ? atMinute(day, quiet.to) : at;
}

/** The same moment, or the end of the quiet hours that it falls into. */
export function outsideQuiet(instant: Instant, calendar: Pick<OfficeCalendar, 'zone'>, rules: ReminderTimes): Instant {
  const at = DateTime.fromISO(instant, { zone: calendar.zone });
  const moved = reminderTime(at.startOf('day'), at.hour * 60 + at.minute, rules);
  return moved > at ? toInstant(moved) : instant;
}

/** Days since the due day, in the office's zone; 0 on it and before. */
export function daysOver(due: Instant, now: Instant, calendar: Pick<OfficeCalendar, 'zone'>): number {
  return Math.max(0, Math.round(startOfDay(now, calendar).diff(startOfDay(due, calendar), 'days').days));
}

/** Midnight at which the day of that moment begins, in the office's zone. */
export function startOfDay(instant: Instant, { zone }: Pick<OfficeCalendar, 'zone'>): DateTime {
  return DateTime.fromISO(instant, { zone }).startOf('day');
}

function atMinute(day: DateTime, minutes: number): DateTime {
  return day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(day: DateTime, calendar: Pick<OfficeCalendar, 'isHoliday'>): boolean {
  return day.weekday <= 5 && !calendar.isHoliday(isoDay(day));
}

export function isoDay(at: DateTime): Day {
  return at.toFormat('yyyy-MM-dd');
}

export function toInstant(at: DateTime): Instant {
  return at.toUTC().toJSDate().toISOString();
}
