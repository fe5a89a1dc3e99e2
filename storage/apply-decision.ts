import type { Write } from '../workflows/writes.ts';
import type { WriteContext } from './apply-write.ts';
import { delegateRole, endDelegation } from './delegations.ts';
import { declareForceMajeure, endForceMajeure } from './force-majeures.ts';
import { decideProposal, proposeProcedure } from './procedure-proposals.ts';
import { enactProcedure, voidProcedure } from './procedures.ts';
import type { Trx } from './schema.ts';

const types = [
  'delegateRole',
  'endDelegation',
  'declareForceMajeure',
  'endForceMajeure',
  'proposeProcedure',
  'decideProposal',
  'enactProcedure',
  'voidProcedure',
] as const;

/** What an office decides about its own procedure. */
type Decision = Extract<Write, { type: (typeof types)[number] }>;

export function isDecision(write: Write): write is Decision {
  return (types as readonly string[]).includes(write.type);
}

export async function applyDecision(trx: Trx, write: Decision, context: WriteContext): Promise<void> {
  context.standingChanges();
  switch (write.type) {
    case 'delegateRole':
      return delegateRole(trx, write.delegation);
    case 'endDelegation':
      return endDelegation(trx, write.delegationId, write.by, write.at);
    case 'declareForceMajeure':
      return declareForceMajeure(trx, write.declaration, write.endsAt);
    case 'endForceMajeure':
      return endForceMajeure(trx, write.declarationId, write.by, write.at);
    case 'proposeProcedure':
      return proposeProcedure(trx, write.proposal);
    case 'decideProposal':
      return decideProposal(trx, write);
    case 'enactProcedure':
      return enactProcedure(trx, write.officeId, write.version, write.at);
    case 'voidProcedure':
      return voidProcedure(trx, write.officeId, write.version, write.at);
    default:
      return write satisfies never;
  }
}
