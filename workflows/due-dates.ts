import { type Day, dayOf, endOfDayAfter, type Instant, type OfficeCalendar } from './deadlines.ts';
import type { EventPayload, EventType } from './event.ts';
import { isReviewStep, type Procedure, type State } from './procedure.ts';
import type { Due, Extension, Submission } from './submission.ts';

/** When the steps of a package are due: by the procedure (SOP, Waktu), and never before what keadaan kahar gave. */

export interface DueRules {
  procedure: Pick<Procedure, 'dueDays'>;
  calendar: OfficeCalendar;
}

/** The due counted from `day`. */
export function dueAfter(part: keyof Due, day: Day, extensions: readonly Extension[], rules: DueRules): Instant {
  const ruled = endOfDayAfter(day, rules.procedure.dueDays[part], rules.calendar);
  return later(ruled, extendedUntil(extensions));
}

/** All dues as they would be if the open steps were reckoned anew; a finished step keeps its own (provision 3). */
export function dueDates(submission: Submission, rules: DueRules): Due {
  const { due, extensions } = submission;
  const anew = openDues(submission.step).map((part) => {
    const day = countedFrom(part, submission, rules.calendar);
    return [part, dueAfter(part, day, extensions, rules)] as const;
  });
  return { ...due, ...Object.fromEntries(anew) };
}

/** The dues that still run. */
export function openDues(state: State): readonly (keyof Due)[] {
  if (state === 'collecting') return ['collecting', 'publishing'];
  if (isReviewStep(state)) return ['review', 'publishing'];
  return state === 'publishing' ? ['publishing'] : [];
}

/** One event for each due that is another than before. */
export function movedEvents(before: Submission, after: Submission, why: EventPayload): LoggedMove[] {
  return openDues(after.step).flatMap((part) => {
    const [from, to] = [before.due[part], after.due[part]];
    const step = part === 'review' ? after.step : part;
    return from === to ? [] : [{ type: 'DeadlineMoved', payload: { step, from, to, ...why } } as const];
  });
}

type LoggedMove = { type: Extract<EventType, 'DeadlineMoved'>; payload: EventPayload };

/** The latest end of what was not ended early; null without any. */
export function extendedUntil(extensions: readonly Extension[]): Instant | null {
  return extensions
    .filter(({ endedAt }) => endedAt === null)
    .reduce<Instant | null>((latest, { until }) => later(until, latest), null);
}

/** Instants sort as text. */
export function later(a: Instant, b: Instant | null): Instant {
  return b === null || a >= b ? a : b;
}

/** 1 and 5 from the activity; 2 to 4 from the hand-in or from the Tolak at 4; what was handed back from its Tolak. */
function countedFrom(part: keyof Due, submission: Submission, calendar: OfficeCalendar): Day {
  const { content, finished, handIns } = submission;
  if (part === 'publishing' || (part === 'collecting' && handIns === 0)) return content.activityDay;
  const last = finished.findLast(({ outcome }) => outcome === 'rejected' || outcome === 'handedIn');
  return last ? dayOf(last.at, calendar) : content.activityDay;
}
