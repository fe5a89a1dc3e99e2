import type { Instant } from '../../workflows/deadlines.ts';
import type { Db, Trx } from '../schema.ts';

/** Table `whatsapp_keys`: what the client has to remember to understand anybody. */

export interface KeyRow {
  type: string;
  id: string;
  /** Null: forgotten. */
  value: string | null;
}

const decrypted = 'decrypted';
/** Which number is linked: kept through a logout. */
export const numberType = 'number';

export async function keysOf(
  db: Db,
  officeId: number,
  type: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('whatsapp_keys')
    .select(['id', 'value'])
    .where('office_id', '=', officeId)
    .where('type', '=', type)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, value }) => [id, value]));
}

export async function putKeys(trx: Trx, officeId: number, rows: readonly KeyRow[], at: Instant): Promise<void> {
  for (const { type, id, value } of rows) {
    if (value === null) await dropKey(trx, officeId, type, id);
    else await putKey(trx, { office_id: officeId, type, id, value, at });
  }
}

async function putKey(trx: Trx, row: { office_id: number; type: string; id: string; value: string; at: Instant }) {
  const { value, at } = row;
  await trx
    .insertInto('whatsapp_keys')
    .values(row)
    .onConflict((conflict) => conflict.columns(['office_id', 'type', 'id']).doUpdateSet({ value, at }))
    .execute();
}

async function dropKey(trx: Trx, officeId: number, type: string, id: string): Promise<void> {
  await trx
    .deleteFrom('whatsapp_keys')
    .where('office_id', '=', officeId)
    .where('type', '=', type)
    .where('id', '=', id)
    .execute();
}

/** The number was logged out: nothing of its session is of any use, but for which number it was. */
export async function dropKeys(trx: Trx, officeId: number): Promise<void> {
  await trx.deleteFrom('whatsapp_keys').where('office_id', '=', officeId).where('type', '!=', numberType).execute();
  await trx.deleteFrom('whatsapp_stanzas').where('office_id', '=', officeId).execute();
}

/** What a ciphertext said is asked for only while the server may send it once more. */
export async function forgetDecrypted(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('whatsapp_keys').where('type', '=', decrypted).where('at', '<', before).execute();
}
