import { nextReminder } from './deadlines.ts';
import type { Context } from './decide.ts';
import type { Effect, ReminderKind } from './effects.ts';
import { eligibleHolders } from './eligible-holders.ts';
import { holderOf, isEnd, isReviewStep } from './procedure.ts';
import { currentDue, type Submission } from './submission.ts';

/** The next reminder of the step that is open now (contract, Reminders), or its end. */
export function remindOfStep(submission: Submission, context: Context): Effect {
  const due = currentDue(submission);
  if (due === null || isEnd(submission.step)) return { type: 'cancelReminder', kind: 'step' };
  const at = nextReminder(due, context.now, context.calendar, context.reminderTimes);
  return { type: 'remind', kind: 'step', step: submission.step, at };
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
