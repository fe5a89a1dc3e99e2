import type { Context } from './decide.ts';
import { isOwnWork, otherDecided } from './guards.ts';
import type { PersonId } from './people.ts';
import { holderOf, isEnd } from './procedure.ts';
import type { Submission } from './submission.ts';

/** Who may act on the open step: its role's holders, less those whom the guards would refuse. */
export function eligibleHolders(
  submission: Submission,
  { holders, procedure }: Pick<Context, 'holders' | 'procedure'>,
): PersonId[] {
  const { step } = submission;
  if (isEnd(step)) return [];
  return holders[holderOf(step, procedure)].filter(
    (person) => !isOwnWork(submission, person, procedure) && otherDecided(submission, person) === null,
  );
}
