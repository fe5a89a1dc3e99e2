import type { Day } from '../workflows/deadlines.ts';
import { endOfDay, publishedSpan } from '../workflows/digest.ts';
import type { DuePackage, Office, Reads } from '../workflows/ports.ts';

/** What admin reads in the morning of `day`. */
export interface Digest {
  day: Day;
  dueToday: readonly DuePackage[];
  overdue: readonly DuePackage[];
  /** Since the digest before, which was on the day `publishedFrom`. */
  published: readonly Pick<DuePackage, 'code' | 'activityName'>[];
  publishedFrom: Day;
  publishedFromYesterday: boolean;
  logHead: string;
}

/** Null when there is nothing to tell. */
export async function digestOf(reads: Reads, { id, calendar }: Office, day: Day): Promise<Digest | null> {
  const { from, isYesterday, since, until } = publishedSpan(day, calendar);
  const open = await reads.packagesDueBy(id, endOfDay(day, calendar));
  const published = await reads.packagesPublished(id, since, until);
  if (open.length === 0 && published.length === 0) return null;
  return {
    day,
    dueToday: open.filter(({ due }) => due >= until),
    overdue: open.filter(({ due }) => due < until),
    published,
    publishedFrom: from,
    publishedFromYesterday: isYesterday,
    logHead: await reads.logHead(),
  };
}
