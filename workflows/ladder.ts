import { DateTime } from 'luxon';
import {
  type Instant,
  type OfficeCalendar,
  type ReminderTimes,
  reminderTime,
  startOfDay,
  toInstant,
} from './deadlines.ts';
import type { Role } from './people.ts';

/** Who is reminded of an open step when (contract, Reminders). */

export interface Rung {
  name: 'dueDay' | 'overdue' | 'escalated';
  /** Days after the due day from which on it holds, until the next rung does. */
  fromDay: number;
  /** All of the office's times of that day, or the first alone. */
  times: 'all' | 'first';
  /** The role above the holder hears as well. */
  roleAboveHears: boolean;
}

export const ladder: readonly [Rung, ...Rung[]] = [
  { name: 'dueDay', fromDay: 0, times: 'all', roleAboveHears: false },
  { name: 'overdue', fromDay: 1, times: 'first', roleAboveHears: false },
  { name: 'escalated', fromDay: 2, times: 'first', roleAboveHears: true },
];

/** Whom a step is escalated to, one role up. Above the chief editor nobody decides: the admin hears. */
export const roleAbove: Readonly<Record<Role, Role>> = {
  fieldTeam: 'admin',
  admin: 'deputyEditor',
  deputyEditor: 'chiefEditor',
  chiefEditor: 'admin',
};

/** What an open package is watched for. */
export interface Watched {
  /** Of the open step. */
  due: Instant;
  /** Of step 5, whichever is open. */
  uploadDue: Instant;
}

/** Something on a package's way through time: a rung of its open step, or that its upload deadline has passed. */
export type Moment = { at: Instant; rung: Rung } | { at: Instant; rung: null };

export type OfficeTimes = Pick<OfficeCalendar, 'zone'> & ReminderTimes;

/** The first moment after `after`. */
export function nextMoment(watched: Watched, after: Instant, times: OfficeTimes): Instant {
  const upload = uploadPassed(watched, times);
  const rung = nextRung(watched.due, after, times);
  return upload > after && upload < rung.at ? upload : rung.at;
}

/** The first rung after `after`. */
export function nextRung(due: Instant, after: Instant, times: OfficeTimes): Moment {
  const [rung] = rungsFrom(due, after, times).filter(({ at }) => at > after);
  if (!rung) throw new Error('The ladder has no end');
  return rung;
}

/** Every moment from `from` to `until`, both included, in order. */
export function momentsBetween(watched: Watched, from: Instant, until: Instant, times: OfficeTimes): Moment[] {
  const isBetween = ({ at }: Moment) => at >= from && at <= until;
  const days = Math.max(0, startOfDay(until, times).diff(startOfDay(from, times), 'days').days);
  const upload: Moment = { at: uploadPassed(watched, times), rung: null };
  return [...rungsFrom(watched.due, from, times, days), upload]
    .filter(isBetween)
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** When it becomes true that the upload is late: its day has ended, and quiet hours with it. */
function uploadPassed({ uploadDue }: Watched, times: OfficeTimes): Instant {
  return toInstant(reminderTime(startOfDay(uploadDue, times).plus({ days: 1 }), 0, times));
}

/** From the day before `from` on, whose late times quiet hours may have moved into it, and two days more than `days`. */
function rungsFrom(due: Instant, from: Instant, times: OfficeTimes, days = 0): Moment[] {
  const dueDay = startOfDay(due, times);
  const first = DateTime.max(dueDay, startOfDay(from, times).minus({ days: 1 }));
  return Array.from({ length: days + 3 }, (_, index) => first.plus({ days: index })).flatMap((day) => {
    const rung = rungOn(Math.round(day.diff(dueDay, 'days').days));
    return timesOf(rung, times).map((minute) => ({ at: toInstant(reminderTime(day, minute, times)), rung }));
  });
}

/** Where something stands on the ladder that many days after its due day. */
export function rungOn(daysAfterDue: number): Rung {
  return ladder.findLast(({ fromDay }) => fromDay <= daysAfterDue) ?? ladder[0];
}

function timesOf(rung: Rung, { times }: ReminderTimes): readonly number[] {
  return rung.times === 'all' ? times : times.slice(0, 1);
}
