import { DateTime } from 'luxon';

/** How many nightly backups are kept: the newest of each of the last days, weeks (Monday to Sunday) and months that have one. */
const kept = { day: 7, week: 5, month: 12 } as const;

/** Which of these days' backups (`YYYY-MM-DD`) may go. */
export function expired(days: readonly string[]): string[] {
  const newestFirst = [...days].sort().reverse();
  const keep = new Set((['day', 'week', 'month'] as const).flatMap((unit) => newestOfEach(newestFirst, unit)));
  return newestFirst.filter((day) => !keep.has(day)).reverse();
}

function newestOfEach(newestFirst: readonly string[], unit: keyof typeof kept): string[] {
  const newest = new Map<string, string>();
  for (const day of newestFirst) {
    const start = DateTime.fromISO(day).startOf(unit).toISODate() ?? day;
    if (!newest.has(start)) newest.set(start, day);
  }
  return [...newest.values()].slice(0, kept[unit]);
}
