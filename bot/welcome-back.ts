import { eligibleHolders } from '../workflows/eligible-holders.ts';
import { reviewerRoles } from '../workflows/people.ts';
import { holderOf, isEnd, reviewSteps } from '../workflows/procedure.ts';
import type { Submission } from '../workflows/submission.ts';
import type { Write } from '../workflows/writes.ts';
import { contextFor, type Desk, type Visitor } from './desk.ts';
import { orderPrompts } from './order-messages.ts';

/** Somebody who could not be written to until now gets the prompts that could not reach them. */
export async function welcomeBack(desk: Desk, visitor: Visitor): Promise<Write[]> {
  const { channel, userId } = visitor.sender;
  const person = await desk.tx.person(visitor.person);
  const address = person?.addresses.find((known) => known.channel === channel && known.userId === userId);
  if (address?.reachable) return [];
  const reachable: Write = { type: 'markReachable', channel, userId, reachable: true };
  const waiting = visitor.roles.length === 0 ? [] : await waitingFor(desk, visitor);
  const prompts = await Promise.all(
    waiting.map((submission) => orderPrompts(desk, submission, [visitor.person], 'all')),
  );
  return [reachable, ...prompts.flat()];
}

/** Open packages whose step this person may act on now, oldest deadline first. */
export async function waitingFor(desk: Desk, visitor: Visitor): Promise<Submission[]> {
  if (!visitor.roles.some((role) => reviewerRoles.includes(role))) return [];
  return waitingAmong(await ownOrWaiting(desk, visitor), desk, visitor);
}

/** Open packages that one takes part in, or whose step is one's role's: few of all that are open. */
export function ownOrWaiting(desk: Desk, { person, roles }: Visitor): Promise<Submission[]> {
  const steps = stepsAfterHandIn.filter((step) => roles.includes(holderOf(step)));
  return desk.tx.openSubmissionsOf(desk.office.id, person, steps);
}

const stepsAfterHandIn = [...reviewSteps, 'publishing'] as const;

/** Those of them whose step this person may act on now, oldest deadline first. */
export function waitingAmong(open: readonly Submission[], desk: Desk, visitor: Visitor): Submission[] {
  const context = contextFor(desk, { kind: 'system' });
  return open
    .filter(({ step }) => !isEnd(step) && step !== 'collecting' && visitor.roles.includes(holderOf(step)))
    .filter((submission) => eligibleHolders(submission, context).includes(visitor.person))
    .sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
}

function dueOf(submission: Submission): string {
  return (submission.step === 'publishing' ? submission.due.publishing : submission.due.review) ?? '';
}
