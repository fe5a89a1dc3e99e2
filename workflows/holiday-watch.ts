import {
  type Day,
  type Instant,
  isoDay,
  type OfficeCalendar,
  type ReminderTimes,
  reminderTime,
  startOfDay,
  toInstant,
} from './deadlines.ts';

/** From this month on the holidays of the coming year are known: the ministers' joint decree comes in autumn. */
const warnFromMonth = 11;

/** The year whose holidays should be there: the coming one from November on, else this one. */
export function watchedYear(now: Instant, calendar: OfficeCalendar): number {
  const today = startOfDay(now, calendar);
  return today.month >= warnFromMonth ? today.year + 1 : today.year;
}

/** Names the week: who was told in it is not told again. */
export function weekOf(now: Instant, calendar: OfficeCalendar): Day {
  return isoDay(startOfDay(now, calendar).startOf('week'));
}

/** The next Monday, at the first of the reminder times: with the others of that morning. */
export function nextHolidayCheck(now: Instant, calendar: OfficeCalendar, rules: ReminderTimes): Instant {
  const monday = startOfDay(now, calendar).startOf('week');
  const checks = [monday, monday.plus({ weeks: 1 })].map((day) =>
    toInstant(reminderTime(day, rules.times[0] ?? 0, rules)),
  );
  return checks.find((at) => at > now) ?? toInstant(monday.plus({ weeks: 2 }));
}
