import type { Context } from './decide.ts';
import type { Effect, ReminderKind } from './effects.ts';
import { eligibleHolders } from './eligible-holders.ts';
import { nextMoment, type OfficeTimes } from './ladder.ts';
import { holderOf, isEnd, isReviewStep } from './procedure.ts';
import { currentDue, type Submission } from './submission.ts';

/** The next moment of the step that is open now on the ladder, or its end. */
export function remindOfStep(submission: Submission, context: Context): Effect {
  const due = currentDue(submission);
  if (due === null || isEnd(submission.step)) return { type: 'cancelReminder', kind: 'step' };
  const watched = { due, uploadDue: submission.due.publishing };
  const at = nextMoment(watched, context.now, officeTimes(context));
  return { type: 'remind', kind: 'step', step: submission.step, at };
}

export function officeTimes({ calendar, reminderTimes }: Context): OfficeTimes {
  return { zone: calendar.zone, ...reminderTimes };
}

/** Prompts of the step that opens now; where nobody may decide, the admins hear what is missing. */
export function promptStep(submission: Submission, context: Context, media: PromptedMedia): Effect[] {
  if (!isReviewStep(submission.step) && submission.step !== 'publishing') return [];
  const { step } = submission;
  const role = holderOf(step, context.procedure);
  const to = eligibleHolders(submission, context);
  if (to.length > 0) return [{ type: 'prompt', to, media }];
  const because = context.holders[role].length > 0 ? 'conflict' : 'vacant';
  return [{ type: 'tellAdmins', news: { type: 'nobodyHolds', role, step, because } }];
}

export type PromptedMedia = Extract<Effect, { type: 'prompt' }>['media'];

/** What every change of step brings with it. */
export function stepChanged(submission: Submission, context: Context): Effect[] {
  return [
    { type: 'redrawCard' },
    { type: 'refreshPrompts' },
    { type: 'closeQuestions' },
    remindOfStep(submission, context),
  ];
}

export function cancel(kind: ReminderKind): Effect {
  return { type: 'cancelReminder', kind };
}
