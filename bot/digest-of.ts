import { type AgendaEntry, activityDue, isMissing, stepOneRules } from '../workflows/activity.ts';
import type { Day } from '../workflows/deadlines.ts';
import { endOfDay, publishedSpan, yearBefore } from '../workflows/digest.ts';
import type { Reads } from '../workflows/ports.ts';
import type { DuePackage, Office } from '../workflows/records.ts';

/** What admin reads in the morning of `day`. */
export interface Digest {
  day: Day;
  dueToday: readonly DuePackage[];
  overdue: readonly DuePackage[];
  /** Planned, due by today, and nothing handed in. */
  missing: readonly AgendaEntry[];
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
  const missing = await missingBy(reads, { id, calendar }, day);
  if (open.length + missing.length + published.length === 0) return null;
  return {
    day,
    dueToday: open.filter(({ due }) => due >= until),
    overdue: open.filter(({ due }) => due < until),
    missing,
    published,
    publishedFrom: from,
    publishedFromYesterday: isYesterday,
    logHead: await reads.logHead(),
  };
}

/** Each of them is on somebody's list every morning until it is handed in or cancelled. */
async function missingBy(reads: Reads, { id, calendar }: Pick<Office, 'id' | 'calendar'>, day: Day) {
  const entries = await reads.agenda(id, yearBefore(day), day);
  const rules = stepOneRules({ calendar }, await reads.standing(id));
  const end = endOfDay(day, calendar);
  return entries.filter((entry) => isMissing(entry) && activityDue(entry, rules) <= end);
}
