import { sql } from 'kysely';
import type { Channel } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { InboxRow } from '../workflows/records.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';

/** Table `inbox`: updates as they came. One is `pending` until its consequences are committed together with its mark. */

const pending = sql.lit('pending' as const);

export interface RawUpdate {
  externalId: string;
  raw: string;
}

/** The same update twice is one row. Returns how many were new. */
export async function keepUpdates(trx: Trx, channel: Channel, updates: readonly RawUpdate[], at: Instant) {
  let kept = 0;
  for (const { externalId, raw } of updates) {
    const { numAffectedRows } = await keepUpdate(trx, { channel, externalId, raw, at });
    kept += Number(numAffectedRows ?? 0n);
  }
  return kept;
}

const keepUpdate = prepared(
  (db, { channel, externalId, raw, at }: Places<RawUpdate & { channel: Channel; at: Instant }>) =>
    db
      .insertInto('inbox')
      .values({
        channel,
        external_id: externalId,
        raw,
        received_at: at,
        status: 'pending',
        attempts: 0,
        handled_at: null,
        error: null,
      })
      .onConflict((conflict) => conflict.columns(['channel', 'external_id']).doNothing()),
);

const selectPending = prepared((db, { limit }: Places<{ limit: number }>) =>
  db
    .selectFrom('inbox')
    .select(['id', 'channel', 'external_id', 'raw', 'received_at', 'attempts'])
    .where('status', '=', pending)
    .orderBy('id')
    .limit(limit),
);

export async function pendingUpdates(db: Db, limit: number): Promise<InboxRow[]> {
  const { rows } = await selectPending(db, { limit });
  return rows.map(({ external_id, received_at, ...row }) => ({
    ...row,
    externalId: external_id,
    receivedAt: received_at,
  }));
}

export async function finishUpdate(trx: Trx, id: number, at: Instant): Promise<void> {
  await markHandled(trx, { id, at });
}

const markHandled = prepared((db, { id, at }: Places<{ id: number; at: Instant }>) =>
  db.updateTable('inbox').set({ status: 'handled', handled_at: at }).where('id', '=', id),
);

export async function failUpdate(trx: Trx, id: number, error: string, giveUpAt: Instant | null): Promise<void> {
  await trx
    .updateTable('inbox')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      error,
      ...(giveUpAt === null ? {} : { status: 'failed' as const, handled_at: giveUpAt }),
    }))
    .where('id', '=', id)
    .execute();
}

/** The raw update whose id begins so, while it is kept. */
export async function receivedUpdate(db: Db, channel: Channel, idBegins: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('inbox')
    .select('raw')
    .where('channel', '=', channel)
    .where('external_id', '>=', idBegins)
    .where('external_id', '<', `${idBegins}\uffff`)
    .executeTakeFirst();
  return row?.raw;
}

/** Raw updates hold what people wrote: they go some time after they were handled or given up. */
export async function purgeHandledUpdates(trx: Trx, before: Instant): Promise<void> {
  await trx.deleteFrom('inbox').where('handled_at', '<', before).execute();
}
