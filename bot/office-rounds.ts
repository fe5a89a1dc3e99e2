import type { Instant, OfficeCalendar, ReminderTimes } from '../workflows/deadlines.ts';
import { nextDigestAt } from '../workflows/digest.ts';
import { nextHolidayCheck } from '../workflows/holiday-watch.ts';
import { nextMonthlyRecapAt } from '../workflows/monthly-recap.ts';
import type { Store } from '../workflows/ports.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk, OfficeSettings } from './desk.ts';

/** What the office does again and again by itself: each has an alarm that is set anew in the commit that it brought about. */
const nextOf = {
  digest: nextDigestAt,
  monthlyRecap: nextMonthlyRecapAt,
  holidays: nextHolidayCheck,
} as const satisfies Record<string, (now: Instant, calendar: OfficeCalendar, times: ReminderTimes) => Instant>;

export type Round = keyof typeof nextOf;

const rounds = Object.keys(nextOf) as Round[];

/** The alarm of the next one. */
export function setRound(round: Round, { office, settings, now }: Pick<Desk, 'office' | 'settings' | 'now'>): Write {
  const dueAt = nextOf[round](now, office.calendar, settings.reminderTimes);
  const reminder = { key: roundKey(round, office.id), officeId: office.id, about: { type: round }, dueAt };
  return { type: 'remind', reminder };
}

export function roundKey(round: Round, officeId: number): string {
  return `${round}:${officeId}`;
}

/** At start: every alarm by the settings of today. One that was missed still comes. */
export async function ensureRounds(
  store: Store,
  officeId: number,
  settings: OfficeSettings,
  now: Instant,
): Promise<void> {
  await store.transact(async (tx) => {
    const office = await tx.office(officeId);
    for (const round of rounds) {
      const set = await tx.reminderAt(roundKey(round, officeId));
      if (set === undefined || set > now) await tx.apply([setRound(round, { office, settings, now })]);
    }
  });
}
