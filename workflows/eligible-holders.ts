import type { Context } from './decide.ts';
import { didNotDecideTheOther, isNotOwnWork } from './guards.ts';
import type { PersonId } from './people.ts';
import { holderOf, isEnd } from './procedure.ts';
import type { Submission } from './submission.ts';

/** Who may act on the open step: its role's holders, less those whom the guards would refuse. */
export function eligibleHolders(submission: Submission, context: Context): PersonId[] {
  const { step } = submission;
  if (isEnd(step)) return [];
  const role = holderOf(step, context.procedure);
  return context.holders[role].filter((person) => {
    const asHolder: Context = { ...context, actor: { kind: 'person', person, roles: [role], inTeam: false } };
    const probe = { type: 'Discard' } as const;
    return !isNotOwnWork(submission, probe, asHolder) && !didNotDecideTheOther(submission, probe, asHolder);
  });
}
