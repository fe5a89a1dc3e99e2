import type { SubmissionCommand } from './command.ts';
import type { Instant, OfficeCalendar, ReminderTimes } from './deadlines.ts';
import type { Effect } from './effects.ts';
import type { DomainEvent, EventPayload, EventType } from './event.ts';
import type { ForceMajeure } from './force-majeure.ts';
import { type Actor, personOf, type RoleHolders } from './people.ts';
import { platformsOf } from './platforms.ts';
import type { Procedure } from './procedure.ts';
import { type Procedures, procedureOf } from './procedure-versions.ts';
import { isRefusal, type Refusal } from './refusals.ts';
import type { Submission } from './submission.ts';
import { cellFor } from './transitions.ts';

/** Everything a decision may know besides the package and the command. The clock is in it, as a value. */
export interface Context {
  now: Instant;
  actor: Actor;
  /** Where the command came from, for the log. */
  channel: string;
  /** The newest one; `decide` puts the one that the package runs by in its place. */
  procedure: Procedure;
  procedures: Procedures;
  /** Declarations that were not ended early. */
  forceMajeures: readonly ForceMajeure[];
  calendar: OfficeCalendar;
  reminderTimes: ReminderTimes;
  holders: RoleHolders;
  /** Of those, who holds the role for somebody else (Plh.). */
  delegates: RoleHolders;
  /** The office's platforms, in order; `decide` puts those that the package was asked with in their place. */
  platforms: readonly string[];
  settleSeconds: number;
}

/** What a transition does: the package as it is then, what happened, and what is to be done outside. */
export interface Outcome {
  next: Submission;
  events: readonly { type: EventType; payload: EventPayload }[];
  effects: readonly Effect[];
}

export interface Decision {
  submission: Submission;
  events: readonly DomainEvent[];
  effects: readonly Effect[];
}

/** Decides on one command: pure. The guards of its cell are asked in order, and the first that objects refuses. */
export function decide(submission: Submission, command: SubmissionCommand, around: Context): Decision | Refusal {
  const context = contextOf(submission, around);
  const cell = cellFor(submission.step, command.type);
  if (isRefusal(cell)) return cell;
  for (const guard of cell.guards) {
    const refusal = guard(submission, command, context);
    if (refusal) return refusal;
  }
  const outcome = cell.does(submission, command, context);
  return isRefusal(outcome) ? outcome : toDecision(outcome, context);
}

/** A package keeps what it was begun by: its version of the procedure, the platforms that it was asked with. */
function contextOf(submission: Submission, around: Context): Context {
  const procedure = procedureOf(around.procedures, submission.procedureVersion);
  return { ...around, procedure, platforms: platformsOf(submission, around.platforms) };
}

export function toDecision(outcome: Outcome, context: Context): Decision {
  return {
    submission: { ...outcome.next, version: outcome.next.version + 1 },
    events: outcome.events.map(({ type, payload }) => ({
      officeId: outcome.next.officeId,
      type,
      submission: outcome.next.code,
      actor: personOf(context.actor) ?? 'system',
      channel: context.channel,
      payload,
    })),
    effects: outcome.effects,
  };
}
