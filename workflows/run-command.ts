import type { OpenSubmission, SubmissionCommand } from './command.ts';
import { type Context, type Decision, decide } from './decide.ts';
import { openSubmission } from './open-submission.ts';
import type { Reads } from './ports.ts';
import { isRefusal, type Refusal } from './refusals.ts';
import type { Submission } from './submission.ts';
import type { Write } from './writes.ts';

/** A decision with the state that it was taken on, ready to be committed. */
export interface Decided {
  before: Submission | null;
  decision: Decision;
}

/** Loads the package, decides. The commit refuses when somebody wrote it in between; the update is then handled anew. */
export async function runCommand(
  reads: Pick<Reads, 'submission'>,
  submissionId: number,
  command: SubmissionCommand,
  context: Context,
): Promise<Decided | Refusal> {
  const before = await reads.submission(submissionId);
  if (!before) throw new Error(`No submission ${submissionId}`);
  const decision = decide(before, command, context);
  return isRefusal(decision) ? decision : { before, decision };
}

export function runOpen(command: OpenSubmission, context: Context): Decided | Refusal {
  const decision = openSubmission(command, context);
  return isRefusal(decision) ? decision : { before: null, decision };
}

/** State and events of a decision; its effects are ordered by who knows the chats. */
export function toWrites({ before, decision }: Decided): Write[] {
  const isSame = before !== null && decision.events.length === 0;
  return [
    ...(isSame ? [] : [{ type: 'saveSubmission', before, after: decision.submission } as const]),
    ...decision.events.map((event) => ({ type: 'appendEvent', event }) as const),
  ];
}
