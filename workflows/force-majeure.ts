import type { CommandOf } from './command.ts';
import { type Day, endOfDay, type Instant } from './deadlines.ts';
import type { Context, Outcome } from './decide.ts';
import { dueDates, later, movedEvents, openDues } from './due-dates.ts';
import type { Effect } from './effects.ts';
import { hasWord } from './guards.ts';
import { isAdminOrChief, type PersonId } from './people.ts';
import { type Refusal, refuse } from './refusals.ts';
import type { Extension, Submission } from './submission.ts';
import { remindOfStep } from './wake.ts';

/** Keadaan kahar (closing provision 2): open deadlines move to the end of a day, with a reason, and nothing is skipped. */
export interface ForceMajeure {
  id: number;
  officeId: number;
  /** `all`: also what is begun while it holds. */
  scope: 'all' | 'some';
  /** Its last day. */
  until: Day;
  reason: string;
  by: PersonId;
  at: Instant;
  /** Ended before its time. */
  endedAt: Instant | null;
}

/** Running packages whose deadlines may still move. */
export type Running = Exclude<Submission, { step: 'published' | 'withdrawn' }>;

/** What stands against a declaration, whatever packages it is for. */
export function objectionToDeclaring(
  { until, reason }: Pick<ForceMajeure, 'until' | 'reason'>,
  { actor, now, calendar }: Pick<Context, 'actor' | 'now' | 'calendar'>,
): Refusal | null {
  if (!isAdminOrChief(actor)) return refuse({ reason: 'onlyAdminOrChief' });
  if (endOfDay(until, calendar) <= now) return refuse({ reason: 'dayOver', day: until });
  return hasWord(reason) ? null : refuse({ reason: 'reasonMissing' });
}

/** Which declarations hold for a package that is begun now. */
export function extensionsOfNew(declared: readonly ForceMajeure[], { now, calendar }: Context): Extension[] {
  return declared
    .filter(({ scope, endedAt }) => scope === 'all' && endedAt === null)
    .map(({ id, until }) => ({ declaration: id, until: endOfDay(until, calendar), endedAt: null }))
    .filter(({ until }) => until > now);
}

/** Never to an earlier time than the one they have. */
export function extendDeadlines<S extends Running>(
  submission: S,
  { declaration, until }: CommandOf<'ExtendDeadlines'>,
  context: Context,
): Outcome | Refusal {
  const moved = openDues(submission.step).map((part) => [part, later(until, submission.due[part])] as const);
  const next = {
    ...submission,
    due: { ...submission.due, ...Object.fromEntries(moved) },
    extensions: [...submission.extensions, { declaration, until, endedAt: null }],
  };
  const events = movedEvents(submission, next, { because: 'forceMajeure', declaration });
  if (events.length === 0) return refuse({ reason: 'unchanged' });
  return { next, events, effects: deadlinesMoved(next, context) };
}

/** Ended early: steps still open are due when the procedure says so, finished ones keep what they had. */
export function endExtension<S extends Running>(
  submission: S,
  { declaration }: CommandOf<'EndExtension'>,
  context: Context,
): Outcome | Refusal {
  const extensions = submission.extensions.map((extension) =>
    extension.declaration === declaration && extension.endedAt === null
      ? { ...extension, endedAt: context.now }
      : extension,
  );
  if (extensions.every((extension, index) => extension === submission.extensions[index]))
    return refuse({ reason: 'unchanged' });
  const ended = { ...submission, extensions };
  const next = { ...ended, due: dueDates(ended, context) };
  const moves = movedEvents(submission, next, { because: 'forceMajeureEnded', declaration });
  return {
    next,
    events: [{ type: 'ExtensionEnded', payload: { declaration } }, ...moves],
    effects: deadlinesMoved(next, context),
  };
}

/** What people see of their deadlines, and when they are reminded. */
export function deadlinesMoved(next: Submission, context: Context): Effect[] {
  return [{ type: 'redrawCard' }, { type: 'refreshPrompts' }, remindOfStep(next, context)];
}
