import { sql } from 'kysely';
import type { Instant } from '../../workflows/deadlines.ts';
import type { Trx } from '../schema.ts';
import { keysOf, numberType, putKeys } from './keys.ts';

const id = '';

/**
 * Another number knows nobody, so who wrote to the one before has to write first again; and what that one sent can neither
 * be edited by this one nor be voted on. Of the same number nothing changes.
 */
export async function useNumber(trx: Trx, officeId: number, phone: string, at: Instant): Promise<void> {
  const before = (await keysOf(trx, officeId, numberType, [id])).get(id);
  if (before === phone) return;
  await putKeys(trx, officeId, [{ type: numberType, id, value: phone }], at);
  if (before === undefined) return;
  await sql`update whatsapp_people set wrote_at = null where office_id = ${officeId}`.execute(trx);
  await sql`delete from whatsapp_sent where office_id = ${officeId}`.execute(trx);
  await sql`delete from whatsapp_votes where office_id = ${officeId}`.execute(trx);
}
