import type { CommandOf } from './command.ts';
import type { Context, Outcome } from './decide.ts';
import type { Effect, ReminderNews } from './effects.ts';
import { eligibleHolders } from './eligible-holders.ts';
import { type Moment, momentsBetween, type Rung, roleAbove } from './ladder.ts';
import type { PersonId } from './people.ts';
import { holderOf, type Step } from './procedure.ts';
import { type Refusal, refuse } from './refusals.ts';
import { isLate } from './reminder-list.ts';
import { currentDue, type Submission } from './submission.ts';
import { officeTimes, remindOfStep } from './wake.ts';

/**
 * Passing time is just another command. A finished step reminds nobody. Of several rungs that were missed the last one
 * counts: people hear once.
 */
export function remind<S extends Submission>(
  submission: S,
  command: CommandOf<'ReminderDue'>,
  context: Context,
): Outcome | Refusal {
  const due = currentDue(submission);
  if (command.step !== submission.step || due === null) return refuse({ reason: 'nothingToDo' });
  const watched = { due, uploadDue: submission.due.publishing };
  const passed = momentsBetween(watched, command.dueAt, context.now, officeTimes(context));
  const rung = passed.findLast((moment): moment is Extract<Moment, { rung: Rung }> => moment.rung !== null)?.rung;
  const told = [
    ...(rung ? [remindOf(submission, command, due, rung, context)] : []),
    ...(passed.some((moment) => moment.rung === null) ? [warnOfUpload(submission, context)] : []),
  ];
  return {
    next: submission,
    events: told.flatMap(({ events }) => events),
    effects: [...told.flatMap(({ effects }) => effects), remindOfStep(submission, context)],
  };
}

type Told = Pick<Outcome, 'events' | 'effects'>;

function remindOf(
  submission: Submission,
  { step, dueAt: scheduledAt }: CommandOf<'ReminderDue'>,
  dueAt: string,
  rung: Rung,
  context: Context,
): Told {
  const late = isLate(scheduledAt, context.now);
  const news = { type: 'step', step, dueAt, late } as const;
  const holders = step === 'collecting' ? [submission.openedBy] : eligibleHolders(submission, context);
  const above = rung.roleAboveHears ? peopleAbove(step, holders, context) : [];
  const to = [...holders, ...above];
  if (to.length === 0) return { events: [], effects: [] };
  const payload = { step, dueAt, scheduledAt, late, escalated: above.length > 0, to };
  const toHolder = { ...news, escalated: false };
  const effects: Effect[] = [
    ...(step === 'collecting' ? [{ type: 'remindTeam', news: toHolder } as const] : tell(holders, toHolder)),
    ...tell(above, { ...news, escalated: true }),
  ];
  return { events: [{ type: 'ReminderSent', payload }], effects };
}

function tell(to: readonly PersonId[], news: ReminderNews): Effect[] {
  return to.length > 0 ? [{ type: 'remindPeople', to, news }] : [];
}

/** One role up, less who hears as a holder already. */
function peopleAbove(step: Step, holders: readonly PersonId[], { procedure, holders: all }: Context): PersonId[] {
  const hearPrivately = step === 'collecting' ? [] : holders;
  return all[roleAbove[holderOf(step, procedure)]].filter((person) => !hearPrivately.includes(person));
}

/** SOP, Deadlines: warned again when H+1 ends. Admin uploads, so admin hears, whoever has the move. */
function warnOfUpload(submission: Submission, { holders }: Context): Told {
  const dueAt = submission.due.publishing;
  return {
    events: [{ type: 'UploadDeadlinePassed', payload: { step: submission.step, dueAt } }],
    effects: tell(holders.admin, { type: 'uploadLate', dueAt }),
  };
}
