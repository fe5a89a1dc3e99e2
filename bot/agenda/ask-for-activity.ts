import { type AgendaEntry, activityDue, hourOf, isEscalated, isMissing } from '../../workflows/activity.ts';
import type { ChatAddress } from '../../workflows/chat.ts';
import type { Instant } from '../../workflows/deadlines.ts';
import type { IntakeGroup } from '../../workflows/ports.ts';
import { isLate } from '../../workflows/reminder-list.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { event } from '../handle-membership.ts';
import { privateChats, send } from '../send.ts';
import { remindOfActivity } from './plan-activities.ts';

/** An activity without a package is asked for in its intake group; later on admins hear of it as well. */
export async function askForActivity(activityId: number, scheduledAt: Instant, desk: Desk): Promise<Write[]> {
  const entry = await desk.tx.activity(activityId);
  if (!entry || !isMissing(entry)) return [];
  const slot = hourOf(desk.now);
  const late = isLate(scheduledAt, desk.now);
  const groups = groupsFor(entry, await desk.tx.intakeGroups(desk.office.id));
  const toAdmins = groups.length === 0 || isEscalated(entry, desk.now, desk.office.calendar);
  const admins = toAdmins ? await privateChats(desk, desk.holders.admin) : [];
  const payload = { activity: entry.id, dueAt: activityDue(entry, desk.office.calendar), scheduledAt, late };
  return [
    { type: 'noteActivityReminded', activityId, slot },
    event(desk, 'ReminderSent', 'system', payload),
    ...groups.map((group) => ask(desk, group, 'team', slot, late)),
    ...admins.map(({ to }) => ask(desk, to, 'admin', slot, late)),
    remindOfActivity(desk, entry),
  ];
}

/** Several fall due at one moment: the message waits for the last of them. */
const collectMs = 2000;

/** The same key for all that fall due in that hour: they are one message. */
function ask(desk: Desk, to: ChatAddress, audience: 'team' | 'admin', slot: Instant, late: boolean): Write {
  const { channel, chatId, threadId } = to;
  const key = `activities:${channel}:${chatId}:${threadId ?? ''}:${slot}`;
  return send(
    desk,
    key,
    { channel, chatId, threadId },
    { type: 'missingActivities', audience, slot, late },
    { delayMs: collectMs },
  );
}

/** The group that is named as its team; else every group, because any of them may have been there. */
export function groupsFor({ team }: Pick<AgendaEntry, 'team'>, groups: readonly IntakeGroup[]): IntakeGroup[] {
  const present = groups.filter((group) => group.present);
  const named = present.filter(({ title }) => title.trim().toLowerCase() === team?.trim().toLowerCase());
  return named.length > 0 ? named : present;
}
