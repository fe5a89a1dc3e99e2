import { type Activity, type AgendaEntry, activityNameLimit, isMissing } from '../../workflows/activity.ts';
import type { SettingQuestion } from '../../workflows/effects.ts';
import type { EventPayload } from '../../workflows/event.ts';
import { hashText } from '../../workflows/hash-text.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Answered } from '../ask-office.ts';
import type { Desk, Visitor } from '../desk.ts';
import { event } from '../log-event.ts';
import { readDay } from '../read-date.ts';
import {
  activityCancelledText,
  activityChangedText,
  activityGoneText,
  activityHasPackagesText,
  dayExpectedText,
  nameExpectedText,
  plannersOnlyText,
} from '../texts/agenda.ts';
import { askReasonText } from '../texts/answers.ts';
import { activityAlarm, remindOfActivity } from './activity-alarm.ts';
import { adoptPackages } from './adopt-packages.ts';
import { mayPlan } from './may-plan.ts';
import { oneLine } from './read-plan.ts';

type ActivityQuestion = Extract<SettingQuestion, { type: 'activity' }>;

/** The text that renames an activity, moves it, names its team, or says why it is cancelled. */
export async function answerActivityQuestion(
  text: string,
  { activityId, field }: ActivityQuestion,
  visitor: Visitor,
  desk: Desk,
): Promise<Answered> {
  const entry = await desk.tx.activity(activityId);
  if (!mayPlan(visitor)) return { text: plannersOnlyText, writes: [], done: true };
  if (!entry || entry.cancelled !== null) return { text: activityGoneText, writes: [], done: true };
  switch (field) {
    case 'name':
      return rename(oneLine(text), entry, visitor, desk);
    case 'day':
      return move(text, entry, visitor, desk);
    case 'team':
      return changed(desk, entry, { team: /^[-–—]$/.test(text.trim()) ? null : oneLine(text) }, visitor);
    case 'cancel':
      return cancel(oneLine(text), entry, visitor, desk);
  }
}

async function rename(name: string, entry: AgendaEntry, visitor: Visitor, desk: Desk): Promise<Answered> {
  const isName = /\p{L}/u.test(name) && name.length <= activityNameLimit;
  if (!isName) return { text: nameExpectedText, writes: [], done: false };
  return adopting(desk, { ...entry, name }, changed(desk, entry, { name }, visitor));
}

async function move(text: string, entry: AgendaEntry, visitor: Visitor, desk: Desk): Promise<Answered> {
  const read = readDay(text, desk.today);
  if (!('day' in read)) return { text: dayExpectedText, writes: [], done: false };
  const moved = { ...entry, day: read.day };
  const answered = changed(desk, entry, { day: read.day }, visitor);
  const alarm = isMissing(entry) ? [remindOfActivity(desk, moved)] : [];
  return adopting(desk, moved, { ...answered, writes: [...answered.writes, ...alarm] });
}

/** Under its new name or day an open package may be of it. */
async function adopting(desk: Desk, activity: AgendaEntry, answered: Answered): Promise<Answered> {
  return { ...answered, writes: [...answered.writes, ...(await adoptPackages(desk, [activity]))] };
}

function changed(
  desk: Desk,
  entry: AgendaEntry,
  change: Partial<Pick<Activity, 'name' | 'day' | 'team'>>,
  { person }: Visitor,
): Answered {
  const activity = { ...entry, ...change };
  return {
    text: activityChangedText(activity),
    writes: [save(desk, activity), event(desk, 'ActivityChanged', person, changePayload(entry.id, change))],
    done: true,
  };
}

/** What took place cannot be cancelled: its packages would belong to nothing. */
function cancel(reason: string, entry: AgendaEntry, { person }: Visitor, desk: Desk): Answered {
  if (!isMissing(entry)) return { text: activityHasPackagesText(entry), writes: [], done: true };
  if (!/\p{L}/u.test(reason)) return { text: askReasonText, writes: [], done: false };
  const payload = { activity: entry.id, reason: hashText(reason) };
  return {
    text: activityCancelledText(entry),
    writes: [
      save(desk, { ...entry, cancelled: reason }),
      { type: 'cancelReminder', key: activityAlarm(entry.id) },
      event(desk, 'ActivityCancelled', person, payload),
    ],
    done: true,
  };
}

function save(desk: Desk, { packages: _packages, ...activity }: AgendaEntry): Write {
  return { type: 'saveActivity', activity, at: desk.now };
}

function changePayload(activity: PersonId, { name, day, team }: Partial<Activity>): EventPayload {
  return {
    activity,
    ...(day === undefined ? {} : { day }),
    ...(name === undefined ? {} : { name: hashText(name) }),
    ...(team === undefined ? {} : { team: team === null ? null : hashText(team) }),
  };
}
