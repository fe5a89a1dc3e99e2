import { DateTime } from 'luxon';
import {
  type Day,
  daysOver,
  endOfDay,
  endOfDayAfter,
  type Instant,
  type OfficeCalendar,
  type ReminderTimes,
  reminderTime,
  toInstant,
} from './deadlines.ts';
import { later } from './due-dates.ts';
import { momentsBetween, nextRung, rungOn } from './ladder.ts';
import type { PersonId } from './people.ts';
import type { State } from './procedure.ts';
import { procedureOf } from './procedure-versions.ts';
import type { Standing } from './records.ts';

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
export function isStillMissing(item: { dueAt: Instant }, entry: AgendaEntry, rules: StepOneRules): boolean {
  return isMissing(entry) && activityDue(entry, rules) === item.dueAt;
}

/** What decides when step 1 of a package that is begun now would be due. */
export interface StepOneRules {
  calendar: OfficeCalendar;
  dueDays: number;
  /** Until when keadaan kahar for everything gives time; null without any. */
  extendedUntil: Instant | null;
}

export function stepOneRules(
  { calendar }: { calendar: OfficeCalendar },
  { procedures, forceMajeures }: Pick<Standing, 'procedures' | 'forceMajeures'>,
): StepOneRules {
  const { dueDays } = procedureOf(procedures);
  const declared = forceMajeures.filter(({ scope, endedAt }) => scope === 'all' && endedAt === null);
  const ends = declared.map(({ until }) => endOfDay(until, calendar)).sort();
  return { calendar, dueDays: dueDays.collecting, extendedUntil: ends.at(-1) ?? null };
}

/** Step 1 of an activity is due as that of its package would be (SOP row 1). */
export function activityDue({ day }: Pick<Activity, 'day'>, rules: StepOneRules): Instant {
  return later(endOfDayAfter(day, rules.dueDays, rules.calendar), rules.extendedUntil);
}

/**
 * When an activity without a package is looked at next: H 16:00, then like any open step. While keadaan kahar gives time also
 * when it would be without, because it may be ended early.
 */
export function nextActivityReminder(
  activity: Pick<Activity, 'day'>,
  now: Instant,
  rules: StepOneRules,
  times: ReminderTimes,
): Instant {
  const { zone } = rules.calendar;
  const first = toInstant(reminderTime(DateTime.fromISO(activity.day, { zone }), askAt, times));
  if (first > now) return first;
  const [next, without] = [rules, { ...rules, extendedUntil: null }].map(
    (one) => nextRung(activityDue(activity, one), now, { zone, ...times }).at,
  );
  return next && without && next < without ? next : (without ?? now);
}

/** Keadaan kahar for everything puts it off: then nobody is asked before the ladder of the later deadline begins. */
export function isPutOff(
  activity: Pick<Activity, 'day'>,
  scheduledAt: Instant,
  now: Instant,
  rules: StepOneRules,
  times: ReminderTimes,
): boolean {
  const due = activityDue(activity, rules);
  if (due === activityDue(activity, { ...rules, extendedUntil: null })) return false;
  const { zone } = rules.calendar;
  const moments = momentsBetween({ due, uploadDue: due }, scheduledAt, now, { zone, ...times });
  return moments.every(({ rung }) => rung === null);
}

/** From the second overdue morning on the role above hears of it as well (contract, Reminders). */
export function isEscalated(activity: Pick<Activity, 'day'>, now: Instant, rules: StepOneRules): boolean {
  return rungOn(daysOver(activityDue(activity, rules), now, rules.calendar)).roleAboveHears;
}
