import type { SubmissionCommand } from '../workflows/command.ts';
import type { Actor } from '../workflows/people.ts';
import { isRefusal, type Refusal } from '../workflows/refusals.ts';
import { runCommand } from '../workflows/run-command.ts';
import type { Submission } from '../workflows/submission.ts';
import type { Write } from '../workflows/writes.ts';
import { contextFor, type Desk } from './desk.ts';
import { commitOf } from './order-messages.ts';
import { refusalText } from './texts/refusals.ts';

/** What somebody asked for: done, or a polite sentence and a row in the log. */
export type Result = { writes: Write[]; refusal?: undefined } | { writes: Write[]; refusal: Refusal; text: string };

/** Runs one command that a person gave on purpose. A refusal is logged: one row each. */
export async function commitCommand(
  desk: Desk,
  submission: Submission,
  command: SubmissionCommand,
  actor: Actor,
): Promise<Result> {
  const decided = await runCommand(desk.tx, submission.id, command, contextFor(desk, actor));
  if (!isRefusal(decided)) return { writes: await commitOf(desk, decided) };
  const text = await explainRefusal(desk, decided);
  return { writes: [refused(desk, actor, submission.code, command.type, decided.reason)], refusal: decided, text };
}

export function refused(desk: Desk, actor: Actor, code: string | null, what: string, reason: string): Write {
  const by = actor.kind === 'person' ? actor.person : 'system';
  const about = { submission: code, channel: desk.platform.channel, payload: { what, reason } };
  return { type: 'appendEvent', event: { officeId: desk.office.id, type: 'Refused', actor: by, ...about } };
}

async function explainRefusal(desk: Desk, refusal: Refusal): Promise<string> {
  const by = refusal.reason === 'stepOver' ? refusal.by : null;
  const person = by === null ? undefined : await desk.tx.person(by);
  return refusalText(refusal, () => person?.name ?? 'rekan Anda');
}
