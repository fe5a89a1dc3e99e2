import { DateTime } from 'luxon';
import {
  type Day,
  daysOver,
  endOfNextDay,
  type Instant,
  type OfficeCalendar,
  type ReminderTimes,
  reminderTime,
  toInstant,
} from './deadlines.ts';
import { nextRung, rungOn } from './ladder.ts';
import type { PersonId } from './people.ts';
import type { State } from './procedure.ts';

/** A planned event of the office (kegiatan). Its day is H. */
export interface Activity {
  id: number;
  officeId: number;
  day: Day;
  name: string;
  /** Who is expected to hand in, as it was written: names, or the title of an intake group. */
  team: string | null;
  /** Why it does not take place; null while it does. */
  cancelled: string | null;
  plannedBy: PersonId | null;
}

/** With the packages that belong to it, oldest first. */
export interface AgendaEntry extends Activity {
  packages: readonly ActivityPackage[];
}

export interface ActivityPackage {
  submissionId: number;
  code: string;
  step: State;
  handIns: number;
}

/** Which activity a package belongs to. */
export interface ActivityLink {
  submissionId: number;
  /** Null: somebody said that it is none of the agenda. */
  activityId: number | null;
  /** Null: found by name and date, which may be found anew; what a person chose stays. */
  chosenBy: PersonId | null;
}

/** Longer names are refused; also the limit of a package's. */
export const activityNameLimit = 300;

/** H 16:00: an activity without a package is asked for (design, Reminders). Minutes after midnight. */
const askAt = 16 * 60;

/** Somebody is still expected to hand in: it takes place, and no package of it is under way or done. */
export function isMissing({ cancelled, packages }: Pick<AgendaEntry, 'cancelled' | 'packages'>): boolean {
  return cancelled === null && !packages.some(({ step }) => step !== 'withdrawn');
}

/** Still the same question as when it was put on a list: nothing handed in, and not on another day. */
export function isStillMissing(item: { dueAt: Instant }, entry: AgendaEntry, calendar: OfficeCalendar): boolean {
  return isMissing(entry) && activityDue(entry, calendar) === item.dueAt;
}

/** Step 1 of an activity is due as that of its package would be (SOP row 1). */
export function activityDue({ day }: Pick<Activity, 'day'>, calendar: OfficeCalendar): Instant {
  return endOfNextDay(day, calendar);
}

/** When an activity without a package is asked for next: H 16:00, then like any open step. */
export function nextActivityReminder(
  activity: Pick<Activity, 'day'>,
  now: Instant,
  calendar: OfficeCalendar,
  rules: ReminderTimes,
): Instant {
  const first = toInstant(reminderTime(DateTime.fromISO(activity.day, { zone: calendar.zone }), askAt, rules));
  return first > now ? first : nextRung(activityDue(activity, calendar), now, { zone: calendar.zone, ...rules }).at;
}

/** From the second overdue morning on the role above hears of it as well (contract, Reminders). */
export function isEscalated(activity: Pick<Activity, 'day'>, now: Instant, calendar: OfficeCalendar): boolean {
  return rungOn(daysOver(activityDue(activity, calendar), now, calendar)).roleAboveHears;
}
