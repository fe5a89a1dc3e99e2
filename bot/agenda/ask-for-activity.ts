import { type AgendaEntry, activityDue, isEscalated, isMissing, isPutOff } from '../../workflows/activity.ts';
import type { Instant } from '../../workflows/deadlines.ts';
import type { IntakeGroup } from '../../workflows/records.ts';
import { isLate, type Recipient } from '../../workflows/reminder-list.ts';
import type { Write } from '../../workflows/writes.ts';
import { type Desk, stepOneRulesOf } from '../desk.ts';
import { event } from '../log-event.ts';
import { putOnList } from '../reminder-lists.ts';
import { remindOfActivity } from './activity-alarm.ts';

/** An activity without a package is asked for in its intake group; later on admins hear of it as well. */
export async function askForActivity(activityId: number, scheduledAt: Instant, desk: Desk): Promise<Write[]> {
  const entry = await desk.tx.activity(activityId);
  if (!entry || !isMissing(entry)) return [];
  const rules = stepOneRulesOf(desk);
  if (isPutOff(entry, scheduledAt, desk.now, rules, desk.settings.reminderTimes))
    return [remindOfActivity(desk, entry)];
  const groups = groupsFor(entry, await desk.tx.intakeGroups(desk.office.id));
  const toAdmins = groups.length === 0 || isEscalated(entry, desk.now, rules);
  const recipients: Recipient[] = [
    ...groups.map(({ channel, chatId, threadId }) => ({ type: 'team', home: { channel, chatId, threadId } }) as const),
    ...(toAdmins ? desk.holders.admin.map((person) => ({ type: 'person', person }) as const) : []),
  ];
  const dueAt = activityDue(entry, rules);
  const late = isLate(scheduledAt, desk.now);
  return [
    event(desk, 'ReminderSent', 'system', { activity: entry.id, dueAt, scheduledAt, late }),
    ...(await putOnList(desk, recipients, { type: 'activity', activityId, dueAt, late })),
    remindOfActivity(desk, entry),
  ];
}

/** The group that is named as its team; else every group, because any of them may have been there. */
export function groupsFor({ team }: Pick<AgendaEntry, 'team'>, groups: readonly IntakeGroup[]): IntakeGroup[] {
  const present = groups.filter((group) => group.present);
  const named = present.filter(({ title }) => title.trim().toLowerCase() === team?.trim().toLowerCase());
  return named.length > 0 ? named : present;
}
