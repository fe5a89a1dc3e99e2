import type { Instant } from '../workflows/deadlines.ts';
import { isMonthlyRecapDue, monthBefore } from '../workflows/monthly-recap.ts';
import type { Write } from '../workflows/writes.ts';
import { recapMessages } from './commands/reports.ts';
import type { Desk } from './desk.ts';
import { roundKey, setRound } from './office-rounds.ts';
import { privateChats, send } from './send.ts';

/** The recap of the month before goes to every admin and pimpinan; the next one is set in the same commit. */
export async function monthlyRecap(dueAt: Instant, desk: Desk): Promise<Write[]> {
  const { office, settings, now } = desk;
  const { calendar } = office;
  const next = setRound('monthlyRecap', desk);
  if (!isMonthlyRecapDue(dueAt, now, calendar, settings.reminderTimes)) return [next];
  const messages = recapMessages({ ...monthBefore(dueAt, calendar), format: 'pdf' });
  const readers = [...new Set([...desk.holders.admin, ...desk.holders.chiefEditor])];
  const chats = await privateChats(desk, readers);
  const orders = chats.flatMap(({ person, to }) =>
    messages.map((what) =>
      send(desk, `${roundKey('monthlyRecap', office.id)}:${dueAt}:${person}:${what.type}`, to, what),
    ),
  );
  return [next, ...orders];
}
