import { watchedYear, weekOf } from '../../workflows/holiday-watch.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { roundKey, setRound } from '../office-rounds.ts';
import { putOnList } from '../reminder-lists.ts';
import { hasNoHolidays } from './has-no-holidays.ts';

/** Once a week: does the year that matters have its holidays? Admins hear when it has none. */
export async function checkHolidays(desk: Desk): Promise<Write[]> {
  const { office, now } = desk;
  const next = setRound('holidays', desk);
  const year = watchedYear(now, office.calendar);
  const week = weekOf(now, office.calendar);
  const key = roundKey('holidays', office.id);
  const isKnown = !(await hasNoHolidays(desk.tx, office.id, year));
  if (isKnown || (await desk.tx.wasExplained(key, week))) return [next];
  const admins = desk.holders.admin.map((person) => ({ type: 'person', person }) as const);
  const listed = await putOnList(desk, admins, { type: 'noHolidays', year });
  return [next, { type: 'noteExplained', key, day: week }, ...listed];
}
