import type { CommandOf } from './command.ts';
import type { Context, Outcome } from './decide.ts';
import type { Effect } from './effects.ts';
import { eligibleHolders } from './eligible-holders.ts';
import { type Refusal, refuse } from './refusals.ts';
import { currentDue, type Submission } from './submission.ts';
import { remindOfStep } from './wake.ts';

/** A reminder this much after its time says that it is late (the program was down). */
const lateAfterMs = 15 * 60_000;

/** Passing time is just another command. A finished step reminds nobody. */
export function remind<S extends Submission>(
  submission: S,
  command: CommandOf<'ReminderDue'>,
  context: Context,
): Outcome | Refusal {
  const dueAt = currentDue(submission);
  if (command.step !== submission.step || dueAt === null) return refuse({ reason: 'nothingToDo' });
  const late = Date.parse(context.now) - Date.parse(command.dueAt) > lateAfterMs;
  return {
    next: submission,
    events: [{ type: 'ReminderSent', payload: { step: command.step, dueAt, scheduledAt: command.dueAt, late } }],
    effects: [...reminders(submission, command, dueAt, late, context), remindOfStep(submission, context)],
  };
}

function reminders(
  submission: Submission,
  command: CommandOf<'ReminderDue'>,
  dueAt: string,
  late: boolean,
  context: Context,
): Effect[] {
  const news = { type: 'reminder', step: command.step, dueAt, late } as const;
  if (command.step === 'collecting') return [{ type: 'tellTeam', news }];
  return eligibleHolders(submission, context).map((person) => ({ type: 'tell', person, news }));
}
