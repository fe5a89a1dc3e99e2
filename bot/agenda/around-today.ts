import { DateTime } from 'luxon';
import type { Day } from '../../workflows/deadlines.ts';
import type { Period } from '../../workflows/period.ts';
import { plainDay } from '../texts/times.ts';

const daysAround = 7;

/** The last and the coming 7 days. */
export function aroundToday(today: Day): Period {
  const from = shiftDay(today, -daysAround);
  const last = shiftDay(today, daysAround);
  return { title: `${plainDay(from)} sampai ${plainDay(last)}`, from, until: shiftDay(last, 1) };
}

export function shiftDay(day: Day, days: number): Day {
  return DateTime.fromISO(day).plus({ days }).toFormat('yyyy-MM-dd');
}
