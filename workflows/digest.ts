import { DateTime } from 'luxon';
import {
  type Day,
  type Instant,
  isoDay,
  isWorkingDay,
  type OfficeCalendar,
  type ReminderTimes,
  reminderTime,
  startOfDay,
  toInstant,
} from './deadlines.ts';

/** Admin's first reminder of each working morning: what is due, what is late and whose move it is, what was published. */

/** The first working morning after `after`: its first reminder time. */
export function nextDigestAt(after: Instant, calendar: OfficeCalendar, rules: ReminderTimes): Instant {
  for (let day = startOfDay(after, calendar); ; day = day.plus({ days: 1 })) {
    const at = reminderTime(day, rules.times[0] ?? 0, rules);
    if (toInstant(at) > after && isWorkingDay(at, calendar)) return toInstant(at);
  }
}

export function isWorkingMorning(day: Day, calendar: OfficeCalendar): boolean {
  return isWorkingDay(DateTime.fromISO(day, { zone: calendar.zone }), calendar);
}

/** Days that the digest of `day` tells of as published: since the digest before, `until` not included. */
export function publishedSpan(day: Day, calendar: OfficeCalendar): PublishedSpan {
  const today = DateTime.fromISO(day, { zone: calendar.zone });
  const yesterday = today.minus({ days: 1 });
  let from = yesterday;
  while (!isWorkingDay(from, calendar)) from = from.minus({ days: 1 });
  return { from: isoDay(from), isYesterday: from.equals(yesterday), since: toInstant(from), until: toInstant(today) };
}

export interface PublishedSpan {
  from: Day;
  isYesterday: boolean;
  since: Instant;
  until: Instant;
}

export function yearBefore(day: Day): Day {
  return isoDay(DateTime.fromISO(day, { zone: 'utc' }).minus({ years: 1 }));
}

export function endOfDay(day: Day, { zone }: Pick<OfficeCalendar, 'zone'>): Instant {
  return toInstant(DateTime.fromISO(day, { zone }).endOf('day'));
}
