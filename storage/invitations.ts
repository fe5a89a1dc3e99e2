import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Invitation } from '../workflows/records.ts';
import type { InvitationOrder } from '../workflows/writes.ts';
import type { Db, Trx } from './schema.ts';
import { VersionConflict } from './version-conflict.ts';

/** Table `invitations`: links to a role, and the claim code of the first start. */

export async function invitationOf(db: Db, tokenHash: string): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .select(['id', 'office_id', 'kind', 'role', 'expires_at', 'used_at'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, office_id, kind, role, expires_at, used_at } = row;
  return { id, officeId: office_id, kind, role, expiresAt: expires_at, usedAt: used_at };
}

export async function createInvitation(trx: Trx, invitation: InvitationOrder): Promise<void> {
  const { officeId, kind, tokenHash, role, by, createdAt, expiresAt } = invitation;
  const made = { created_by: by, created_at: createdAt, expires_at: expiresAt, used_at: null, used_by: null };
  await trx
    .insertInto('invitations')
    .values({ office_id: officeId, kind, token_hash: tokenHash, role, ...made })
    .execute();
}

/** Single use: refused with `VersionConflict` when somebody used it since it was read. */
export async function useInvitation(trx: Trx, id: number, by: PersonId, at: Instant): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('invitations')
    .set({ used_at: at, used_by: by })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new VersionConflict(`invitation ${id}`);
}
