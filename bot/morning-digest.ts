import { dayOf, type Instant } from '../workflows/deadlines.ts';
import { isWorkingMorning, nextDigestAt } from '../workflows/digest.ts';
import type { Office, Store } from '../workflows/ports.ts';
import { isLate } from '../workflows/reminder-list.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk, OfficeSettings } from './desk.ts';
import { putOnList } from './reminder-lists.ts';

/** The digest is the first thing on the lists of the admins this morning; the next one is set. */
export async function morningDigest(dueAt: Instant, desk: Desk): Promise<Write[]> {
  const { office, settings, holders, now, today } = desk;
  const next = setDigest(office, nextDigestAt(now, office.calendar, settings.reminderTimes));
  // One that was missed on another day is over, and a holiday may have been added since it was set.
  if (dayOf(dueAt, office.calendar) !== today || !isWorkingMorning(today, office.calendar)) return [next];
  const admins = holders.admin.map((person) => ({ type: 'person', person }) as const);
  return [next, ...(await putOnList(desk, admins, { type: 'digest', day: today, late: isLate(dueAt, now) }))];
}

/** At start: the alarm of the first digest, or of the next one by the settings of today. One that was missed still comes. */
export async function ensureDigest(
  store: Store,
  officeId: number,
  { reminderTimes }: Pick<OfficeSettings, 'reminderTimes'>,
  now: Instant,
): Promise<void> {
  await store.transact(async (tx) => {
    const set = await tx.reminderAt(digestKey(officeId));
    if (set !== undefined && set <= now) return;
    const office = await tx.office(officeId);
    await tx.apply([setDigest(office, nextDigestAt(now, office.calendar, reminderTimes))]);
  });
}

function setDigest({ id }: Office, dueAt: Instant): Write {
  return { type: 'remind', reminder: { key: digestKey(id), officeId: id, about: { type: 'digest' }, dueAt } };
}

function digestKey(officeId: number): string {
  return `digest:${officeId}`;
}
