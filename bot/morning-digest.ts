import { dayOf, type Instant } from '../workflows/deadlines.ts';
import { isWorkingMorning } from '../workflows/digest.ts';
import { isLate } from '../workflows/reminder-list.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { setRound } from './office-rounds.ts';
import { putOnList } from './reminder-lists.ts';

/** The digest is the first thing on the lists of the admins this morning; the next one is set. */
export async function morningDigest(dueAt: Instant, desk: Desk): Promise<Write[]> {
  const { office, holders, now, today } = desk;
  const next = setRound('digest', desk);
  // One that was missed on another day is over, and a holiday may have been added since it was set.
  if (dayOf(dueAt, office.calendar) !== today || !isWorkingMorning(today, office.calendar)) return [next];
  const admins = holders.admin.map((person) => ({ type: 'person', person }) as const);
  return [next, ...(await putOnList(desk, admins, { type: 'digest', day: today, late: isLate(dueAt, now) }))];
}
