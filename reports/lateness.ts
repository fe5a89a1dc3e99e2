import { DateTime } from 'luxon';
import { type Day, dayOf, type Instant } from '../workflows/deadlines.ts';
import { isEnd, type Step } from '../workflows/procedure.ts';
import type { RecapRow, RegisterRow, ReportStep } from '../workflows/report-rows.ts';

/** Minutes after its due, begun ones count; 0: on time. */
export function minutesLate(at: Instant, due: Instant): number {
  return Math.max(0, Math.ceil((Date.parse(at) - Date.parse(due)) / 60_000));
}

export function isStepLate({ at, due }: Pick<ReportStep, 'at' | 'due'>): boolean {
  return at > due;
}

/**
 * Which step a package's lateness is charged to (SOP, Deadlines): the first that finished after its own due, else 5.
 * While it is open, an open step past its own due comes before 5, for it will finish late. Null: not late, or withdrawn.
 */
export function latenessChargedTo(row: RegisterRow, now: Instant): Step | null {
  if (row.state === 'withdrawn') return null;
  if ((row.publishedAt ?? now) <= row.due.publishing) return null;
  return row.steps.find(isStepLate)?.step ?? overdueStep(row, now) ?? 'publishing';
}

function overdueStep({ state, due }: RegisterRow, now: Instant): Step | null {
  if (state !== 'missing' && isEnd(state)) return null;
  const step = state === 'missing' ? 'collecting' : state;
  const ownDue = step === 'collecting' || step === 'publishing' ? due[step] : due.review;
  return ownDue !== null && ownDue < now ? step : null;
}

/** Days from the activity to its upload, as a calendar in the office counts them. */
export function daysToUpload({ activityDay, publishedAt }: RecapRow, zone: string): number {
  const at = (day: Day) => DateTime.fromISO(day, { zone: 'utc' });
  return at(dayOf(publishedAt, { zone })).diff(at(activityDay), 'days').days;
}
