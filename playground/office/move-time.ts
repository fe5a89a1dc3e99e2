import { setTimeout as pause } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { currentDue } from '../../workflows/submission.ts';
import type { PlayedOffice } from './played-office.ts';

export const moves = ['hour', 'morning', 'deadline'] as const;
export type Move = (typeof moves)[number];

/** One office an installation. */
const officeId = 1;
const mostStops = 100;
const patienceMs = 3_000;
const lookAgainMs = 25;

/**
 * Moves the office's clock, and stops on the way wherever something is due: so reminders come as they would have come in
 * that time, one after the other and each with its own time.
 */
export async function moveTime(office: PlayedOffice, move: Move, onMoved: () => void): Promise<void> {
  const target = await targetOf(office, move);
  if (!target) return;
  for (let stop = 0; stop < mostStops && office.clock.now() < target; stop += 1) {
    const next = await office.rows.reminders.nextAt();
    const isOnTheWay = next !== undefined && Date.parse(next) < target.getTime();
    office.moveClock(isOnTheWay ? new Date(next) : target);
    onMoved();
    await untilQuiet(office);
  }
}

/** Null: there is no such time, because nothing is open. */
export async function targetOf({ clock, config, rows }: PlayedOffice, move: Move): Promise<Date | null> {
  const now = DateTime.fromJSDate(clock.now(), { zone: config.office.zone });
  switch (move) {
    case 'hour':
      return now.plus({ hours: 1 }).toJSDate();
    case 'morning': {
      const eight = now.set({ hour: 8, minute: 0, second: 0, millisecond: 0 });
      return eight.plus({ days: 1 }).toJSDate();
    }
    case 'deadline': {
      const open = await rows.store.reads.openSubmissions(officeId);
      // The minute before it ends: a deadline is the last moment of its day.
      const dues = open.map(currentDue).flatMap((due) => (due === null ? [] : [Date.parse(due) - 60_000]));
      const ahead = dues.filter((due) => due > now.toMillis() + 1000);
      return ahead.length > 0 ? new Date(Math.min(...ahead)) : null;
    }
  }
}

/** The bot has done and sent what was due; what it will only try later (a chat that refuses) is not waited for. */
async function untilQuiet({ rows, clock }: PlayedOffice): Promise<void> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const { inboxPending, outboxPending, remindersDue } = await rows.counts(clock.now().toISOString());
    if (inboxPending + outboxPending + remindersDue === 0) return;
    await pause(lookAgainMs);
  }
}
