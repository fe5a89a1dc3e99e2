import { DateTime } from 'luxon';
import { type Instant, type OfficeCalendar, type ReminderTimes, toInstant } from './deadlines.ts';
import { nextDigestAt } from './digest.ts';
import { monthPeriod, type Period } from './period.ts';

/** The first working morning of a month after `after`: then the month before is told of. */
export function nextMonthlyRecapAt(after: Instant, calendar: OfficeCalendar, rules: ReminderTimes): Instant {
  const ofThisMonth = firstWorkingMorning(after, 0, calendar, rules);
  return ofThisMonth > after ? ofThisMonth : firstWorkingMorning(after, 1, calendar, rules);
}

/** Its time has come: no holiday that was added since moved it. */
export function isMonthlyRecapDue(
  dueAt: Instant,
  now: Instant,
  calendar: OfficeCalendar,
  rules: ReminderTimes,
): boolean {
  return firstWorkingMorning(dueAt, 0, calendar, rules) <= now;
}

/** The month before the one in which `at` lies. */
export function monthBefore(at: Instant, { zone }: Pick<OfficeCalendar, 'zone'>): Period {
  const { year, month } = DateTime.fromISO(at, { zone }).startOf('month').minus({ months: 1 });
  return monthPeriod(year, month);
}

function firstWorkingMorning(at: Instant, later: number, calendar: OfficeCalendar, rules: ReminderTimes): Instant {
  const month = DateTime.fromISO(at, { zone: calendar.zone }).startOf('month').plus({ months: later });
  return nextDigestAt(toInstant(month.minus({ milliseconds: 1 })), calendar, rules);
}
