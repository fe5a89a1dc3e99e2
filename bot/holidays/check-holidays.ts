import type { Instant } from '../../workflows/deadlines.ts';
import { nextHolidayCheck, watchedYear, weekOf } from '../../workflows/holiday-watch.ts';
import type { Office, Store } from '../../workflows/ports.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk, OfficeSettings } from '../desk.ts';
import { putOnList } from '../reminder-lists.ts';
import { hasNoHolidays } from './has-no-holidays.ts';

/** Once a week: does the year that matters have its holidays? Admins hear when it has none. */
export async function checkHolidays(desk: Desk): Promise<Write[]> {
  const { office, settings, now } = desk;
  const next = setCheck(office, nextHolidayCheck(now, office.calendar, settings.reminderTimes));
  const year = watchedYear(now, office.calendar);
  const week = weekOf(now, office.calendar);
  const key = checkKey(office.id);
  const isKnown = !(await hasNoHolidays(desk.tx, office.id, year));
  if (isKnown || (await desk.tx.wasExplained(key, week))) return [next];
  const admins = desk.holders.admin.map((person) => ({ type: 'person', person }) as const);
  const listed = await putOnList(desk, admins, { type: 'noHolidays', year });
  return [next, { type: 'noteExplained', key, day: week }, ...listed];
}

/** At start: the alarm of the first check, by the settings of today. One that was missed still comes. */
export async function ensureHolidayCheck(
  store: Store,
  officeId: number,
  { reminderTimes }: Pick<OfficeSettings, 'reminderTimes'>,
  now: Instant,
): Promise<void> {
  await store.transact(async (tx) => {
    const set = await tx.reminderAt(checkKey(officeId));
    if (set !== undefined && set <= now) return;
    const office = await tx.office(officeId);
    await tx.apply([setCheck(office, nextHolidayCheck(now, office.calendar, reminderTimes))]);
  });
}

function setCheck({ id }: Office, dueAt: Instant): Write {
  return { type: 'remind', reminder: { key: checkKey(id), officeId: id, about: { type: 'holidays' }, dueAt } };
}

function checkKey(officeId: number): string {
  return `holidays:${officeId}`;
}
