import type { Instant } from '../workflows/deadlines.ts';
import { isMonthlyRecapDue, monthBefore, nextMonthlyRecapAt } from '../workflows/monthly-recap.ts';
import type { Office, Store } from '../workflows/ports.ts';
import type { Write } from '../workflows/writes.ts';
import { recapMessages } from './commands/reports.ts';
import type { Desk, OfficeSettings } from './desk.ts';
import { privateChats, send } from './send.ts';

/** The recap of the month before goes to every admin and pimpinan; the next one is set in the same commit. */
export async function monthlyRecap(dueAt: Instant, desk: Desk): Promise<Write[]> {
  const { office, settings, now } = desk;
  const { calendar } = office;
  const next = setRecap(office, nextMonthlyRecapAt(now, calendar, settings.reminderTimes));
  if (!isMonthlyRecapDue(dueAt, now, calendar, settings.reminderTimes)) return [next];
  const messages = recapMessages({ ...monthBefore(dueAt, calendar), format: 'pdf' });
  const readers = [...new Set([...desk.holders.admin, ...desk.holders.chiefEditor])];
  const chats = await privateChats(desk, readers);
  const orders = chats.flatMap(({ person, to }) =>
    messages.map((what) => send(desk, `${recapKey(office.id)}:${dueAt}:${person}:${what.type}`, to, what)),
  );
  return [next, ...orders];
}

/** At start: the alarm of the next one, by the settings of today. One that was missed still comes. */
export async function ensureMonthlyRecap(
  store: Store,
  officeId: number,
  { reminderTimes }: Pick<OfficeSettings, 'reminderTimes'>,
  now: Instant,
): Promise<void> {
  await store.transact(async (tx) => {
    const set = await tx.reminderAt(recapKey(officeId));
    if (set !== undefined && set <= now) return;
    const office = await tx.office(officeId);
    await tx.apply([setRecap(office, nextMonthlyRecapAt(now, office.calendar, reminderTimes))]);
  });
}

function setRecap({ id }: Office, dueAt: Instant): Write {
  return { type: 'remind', reminder: { key: recapKey(id), officeId: id, about: { type: 'monthlyRecap' }, dueAt } };
}

function recapKey(officeId: number): string {
  return `monthlyRecap:${officeId}`;
}
