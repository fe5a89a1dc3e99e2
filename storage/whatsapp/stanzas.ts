import type { Instant } from '../../workflows/deadlines.ts';
import type { Db, Trx } from '../schema.ts';

/** Table `whatsapp_stanzas`: what came, until it stands in the inbox. */

export interface StanzaRow {
  key: string;
  stanza: string;
  at: Instant;
}

export interface PendingStanza {
  key: string;
  stanza: string;
}

/** What is sent once more, after it could not be read, comes under the same key with other bytes. */
export async function keepStanza(trx: Trx, officeId: number, { key, stanza, at }: StanzaRow): Promise<void> {
  await trx
    .insertInto('whatsapp_stanzas')
    .values({ office_id: officeId, key, stanza, at })
    .onConflict((conflict) => conflict.columns(['office_id', 'key']).doUpdateSet({ stanza }))
    .execute();
}

/** In the order they came. */
export async function pendingStanzas(db: Db, officeId: number): Promise<PendingStanza[]> {
  return db
    .selectFrom('whatsapp_stanzas')
    .select(['key', 'stanza'])
    .where('office_id', '=', officeId)
    .orderBy('seq')
    .execute();
}

export async function dropStanzas(trx: Trx, officeId: number, keys: readonly string[]): Promise<void> {
  await trx.deleteFrom('whatsapp_stanzas').where('office_id', '=', officeId).where('key', 'in', keys).execute();
}

/** What nobody could read in all that time. */
export async function forgetStanzas(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('whatsapp_stanzas').where('at', '<', before).execute();
}
