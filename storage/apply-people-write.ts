import type { Write } from '../workflows/writes.ts';
import type { WriteContext } from './apply-write.ts';
import { createInvitation, useInvitation } from './invitations.ts';
import { createLinkCode, takeLinkCode } from './link-codes.ts';
import { mergePeople } from './merge-people.ts';
import { markReachable, setPromptChannel } from './people.ts';
import { grantRole, revokeRole } from './role-holdings.ts';
import type { Trx } from './schema.ts';

const types = [
  'grantRole',
  'revokeRole',
  'createInvitation',
  'useInvitation',
  'createLinkCode',
  'mergePeople',
  'setPromptChannel',
  'markReachable',
] as const;

/** Who is who, and who may what. */
type PeopleWrite = Extract<Write, { type: (typeof types)[number] }>;

export function isPeopleWrite(write: Write): write is PeopleWrite {
  return (types as readonly string[]).includes(write.type);
}

export async function applyPeopleWrite(trx: Trx, write: PeopleWrite, context: WriteContext): Promise<void> {
  switch (write.type) {
    case 'grantRole':
      context.standingChanges();
      return grantRole(trx, write);
    case 'revokeRole':
      context.standingChanges();
      return revokeRole(trx, write.holdingId, write.by, write.at);
    case 'createInvitation':
      return createInvitation(trx, write.invitation);
    case 'useInvitation':
      return useInvitation(trx, write.invitationId, write.by, write.at);
    case 'createLinkCode':
      return createLinkCode(trx, write.code);
    case 'mergePeople':
      context.standingChanges();
      await takeLinkCode(trx, write.codeId, write.at);
      return mergePeople(trx, write.from, write.into, write.at);
    case 'setPromptChannel':
      return setPromptChannel(trx, write.person, write.channel);
    case 'markReachable':
      return markReachable(trx, write.channel, write.userId, write.reachable);
    default:
      return write satisfies never;
  }
}
