import { isMissing } from '../../workflows/activity.ts';
import { type Holiday, holidayRule } from '../../workflows/holidays.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand } from '../../workflows/run-command.ts';
import type { Write } from '../../workflows/writes.ts';
import { remindOfActivity } from '../agenda/activity-alarm.ts';
import { shiftDay } from '../agenda/around-today.ts';
import { actorOf, contextFor, type Desk, type Visitor } from '../desk.ts';
import { commitOf } from '../order-messages.ts';

export interface Recounted {
  writes: readonly Write[];
  /** Packages whose deadlines are others now. */
  moved: number;
}

/** After the longest row of holidays an activity is reminded of each morning, whatever its deadline was. */
const daysBack = 31;

/** What follows when the office keeps these holidays from now on: deadlines that still run, and when they are reminded of. */
export async function recountDeadlines(desk: Desk, kept: readonly Holiday[], visitor: Visitor): Promise<Recounted> {
  if (!desk.office.calendar.workingDaysOnly) return { writes: [], moved: 0 };
  const then = deskWith(desk, kept);
  const packages = await recountPackages(then, visitor);
  const missing = (await then.tx.agenda(then.office.id, shiftDay(then.today, -daysBack), then.today)).filter(isMissing);
  const alarms = missing.map((activity) => remindOfActivity(then, activity));
  return { writes: [...packages.flat(), ...alarms], moved: packages.length };
}

async function recountPackages(desk: Desk, visitor: Visitor): Promise<Write[][]> {
  const moved: Write[][] = [];
  for (const { id } of await desk.tx.openSubmissions(desk.office.id)) {
    const context = contextFor(desk, actorOf(visitor, false));
    const decided = await runCommand(desk.tx, id, { type: 'RecountDeadlines' }, context);
    if (!isRefusal(decided)) moved.push(await commitOf(desk, decided));
  }
  return moved;
}

/** As the office will count after this commit. */
function deskWith(desk: Desk, kept: readonly Holiday[]): Desk {
  const isHoliday = holidayRule(kept, desk.office.cutiBersama);
  const office = { ...desk.office, calendar: { ...desk.office.calendar, isHoliday } };
  return { ...desk, office };
}
