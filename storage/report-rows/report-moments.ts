import { DateTime } from 'luxon';
import type { Day, Instant } from '../../workflows/deadlines.ts';
import type { ReportSpan } from '../../workflows/report-rows.ts';

/** Spans of days as moments: days begin at midnight in the office's zone. */
export interface Moments {
  from: Instant;
  until: Instant;
}

export function momentsOf({ from, until }: ReportSpan, zone: string): Moments {
  return { from: beginOf(from, zone), until: beginOf(until, zone) };
}

export type Week = ReportSpan & { begins: Instant; ends: Instant };

/** From Monday on; the first and the last are cut at the ends of the span. */
export function weeksOf({ from, until }: ReportSpan, zone: string): Week[] {
  const weeks: Week[] = [];
  for (let day = from; day < until; ) {
    const monday = DateTime.fromISO(day, { zone: 'utc' }).startOf('week').plus({ weeks: 1 }).toFormat('yyyy-MM-dd');
    const next = monday < until ? monday : until;
    weeks.push({ from: day, until: next, begins: beginOf(day, zone), ends: beginOf(next, zone) });
    day = next;
  }
  return weeks;
}

function beginOf(day: Day, zone: string): Instant {
  return DateTime.fromISO(day, { zone }).startOf('day').toJSDate().toISOString();
}
