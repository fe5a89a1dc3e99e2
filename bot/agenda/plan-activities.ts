import type { Activity } from '../../workflows/activity.ts';
import { hashText } from '../../workflows/hash-text.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { event } from '../log-event.ts';
import { activitiesOn } from './activities-on.ts';
import { remindOfActivity } from './activity-alarm.ts';
import { adoptPackages } from './adopt-packages.ts';
import type { PlannedLine } from './read-plan.ts';

export interface Planned {
  writes: Write[];
  planned: readonly Activity[];
  /** Stood in the agenda already, on that day. */
  known: readonly PlannedLine[];
}

/** New activities, each with its alarm; what is planned already is not planned twice. */
export async function planActivities(desk: Desk, lines: readonly PlannedLine[], by: PersonId): Promise<Planned> {
  const taken = new Set<string>();
  const fresh: PlannedLine[] = [];
  const known: PlannedLine[] = [];
  for (const line of lines) {
    const isKnown = taken.has(nameKey(line)) || (await isPlanned(desk, line));
    (isKnown ? known : fresh).push(line);
    taken.add(nameKey(line));
  }
  const firstId = await desk.tx.nextActivityId();
  const planned = fresh.map((line, index) => toActivity(desk, firstId + index, line, by));
  const adopted = planned.length === 0 ? [] : await adoptPackages(desk, planned);
  return { writes: [...planned.flatMap((activity) => plan(desk, activity, by)), ...adopted], planned, known };
}

function toActivity(desk: Desk, id: number, line: PlannedLine, plannedBy: PersonId): Activity {
  return { id, officeId: desk.office.id, ...line, cancelled: null, plannedBy };
}

function plan(desk: Desk, activity: Activity, by: PersonId): Write[] {
  const payload = { activity: activity.id, day: activity.day, name: hashText(activity.name) };
  return [
    { type: 'saveActivity', activity, at: desk.now },
    event(desk, 'ActivityPlanned', by, payload),
    remindOfActivity(desk, activity),
  ];
}

async function isPlanned(desk: Desk, line: PlannedLine): Promise<boolean> {
  const sameDay = await activitiesOn(desk.tx, desk.office.id, line.day);
  return sameDay.some((activity) => activity.cancelled === null && nameKey(activity) === nameKey(line));
}

function nameKey({ day, name }: Pick<PlannedLine, 'day' | 'name'>): string {
  return `${day} ${name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()}`;
}
