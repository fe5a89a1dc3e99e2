import type { Instant } from '../workflows/deadlines.ts';
import type { LinkCode } from '../workflows/records.ts';
import type { LinkCodeOrder } from '../workflows/writes.ts';
import type { Db, Trx } from './schema.ts';
import { VersionConflict } from './version-conflict.ts';

/** Table `link_codes`: codes that join two addresses of one person, once. */

export async function linkCodeOf(db: Db, codeHash: string): Promise<LinkCode | undefined> {
  const row = await db
    .selectFrom('link_codes')
    .select(['id', 'person_id', 'expires_at', 'used_at'])
    .where('code_hash', '=', codeHash)
    .executeTakeFirst();
  return row && { id: row.id, person: row.person_id, expiresAt: row.expires_at, usedAt: row.used_at };
}

/** A newer code takes the place of those that the person did not use. */
export async function createLinkCode(
  trx: Trx,
  { officeId, person, codeHash, at, expiresAt }: LinkCodeOrder,
): Promise<void> {
  await trx.deleteFrom('link_codes').where('person_id', '=', person).where('used_at', 'is', null).execute();
  await trx
    .insertInto('link_codes')
    .values({ office_id: officeId, person_id: person, code_hash: codeHash, created_at: at, expires_at: expiresAt })
    .execute();
}

/** Refused with `VersionConflict` when it was used since it was read. */
export async function takeLinkCode(trx: Trx, id: number, at: Instant): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('link_codes')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new VersionConflict(`link code ${id}`);
}
