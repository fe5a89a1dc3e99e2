import type { Instant } from '../workflows/deadlines.ts';
import type { Log, Store, Transaction } from '../workflows/ports.ts';
import { claimHash, newClaimCode } from './one-time-code.ts';

interface Owner {
  channel: string;
  userId: string;
}

/**
 * Somebody has to be the first admin: the owners named in the settings, or, while there is no admin at all, who takes
 * the claim code that the log prints once a start. Codes stop working as soon as there is an admin.
 */
export async function ensureFirstAdmins(
  store: Store,
  officeId: number,
  owners: readonly Owner[],
  now: Instant,
  log: Log,
): Promise<void> {
  const code = await store.transact(async (tx) => {
    for (const owner of owners) await grantOwner(tx, officeId, owner, now);
    const { admin } = await tx.holders(officeId);
    return admin.length === 0 ? createClaim(tx, officeId, now) : null;
  });
  if (code) log.warn({ claimCode: code }, `no admin yet: send /klaim ${code} to the bot in a private chat`);
}

async function grantOwner(tx: Transaction, officeId: number, owner: Owner, now: Instant): Promise<void> {
  const known = await tx.personByAddress(owner.channel, owner.userId);
  const unnamed = { ...owner, name: `${owner.channel}:${owner.userId}`, username: null };
  const person = known?.id ?? (await tx.ensurePerson(officeId, unnamed, now));
  if ((await tx.rolesOf(officeId, person)).includes('admin')) return;
  const payload = { person, role: 'admin', by: 'owners' };
  await tx.apply([
    { type: 'grantRole', officeId, person, role: 'admin', by: null, at: now },
    {
      type: 'appendEvent',
      event: { officeId, type: 'RoleGranted', submission: null, actor: 'system', channel: 'system', payload },
    },
  ]);
}

async function createClaim(tx: Transaction, officeId: number, now: Instant): Promise<string> {
  const code = newClaimCode();
  const about = { officeId, role: 'admin', by: null, createdAt: now, expiresAt: null } as const;
  await tx.apply([{ type: 'createInvitation', invitation: { ...about, kind: 'claim', tokenHash: claimHash(code) } }]);
  return code;
}
