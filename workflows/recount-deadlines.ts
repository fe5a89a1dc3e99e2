import type { CommandOf } from './command.ts';
import { dayOf, endOfDay, type Instant } from './deadlines.ts';
import type { Context, Outcome } from './decide.ts';
import { dueDates, later, movedEvents, openDues } from './due-dates.ts';
import { deadlinesMoved, type Running } from './force-majeure.ts';
import { type Refusal, refuse } from './refusals.ts';

/**
 * Other days are holidays than before: the deadlines of open steps are counted anew by the calendar of the context.
 * Finished steps keep theirs, and so does what is over (closing provision 3); nothing is due before the end of today.
 */
export function recountDeadlines<S extends Running>(
  submission: S,
  _command: CommandOf<'RecountDeadlines'>,
  context: Context,
): Outcome | Refusal {
  const anew = dueDates(submission, context);
  const dues = openDues(submission.step).map((part) => [part, recounted(submission.due[part], anew[part], context)]);
  const next = { ...submission, due: { ...submission.due, ...Object.fromEntries(dues) } };
  const events = movedEvents(submission, next, { because: 'holidays' });
  if (events.length === 0) return refuse({ reason: 'unchanged' });
  return { next, events, effects: deadlinesMoved(next, context) };
}

function recounted(due: Instant | null, anew: Instant | null, { now, calendar }: Context): Instant | null {
  if (due === null || anew === null || due <= now) return due;
  return later(anew, endOfDay(dayOf(now, calendar), calendar));
}
