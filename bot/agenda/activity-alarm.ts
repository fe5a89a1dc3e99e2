import { type Activity, nextActivityReminder } from '../../workflows/activity.ts';
import type { Write } from '../../workflows/writes.ts';
import { type Desk, stepOneRulesOf } from '../desk.ts';

/** Sets when an activity without a package is asked for next: on its day, and from then on as often as any open step. */
export function remindOfActivity(desk: Desk, { id, day }: Pick<Activity, 'id' | 'day'>): Write {
  const dueAt = nextActivityReminder({ day }, desk.now, stepOneRulesOf(desk), desk.settings.reminderTimes);
  const about = { type: 'activity', activityId: id } as const;
  return { type: 'remind', reminder: { key: activityAlarm(id), officeId: desk.office.id, about, dueAt } };
}

export function activityAlarm(id: number): string {
  return `activity:${id}`;
}
