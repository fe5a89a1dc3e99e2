import { type Insertable, sql } from 'kysely';
import type { Channel } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { DeliveryResult } from '../workflows/ports.ts';
import type { OutboxRow } from '../workflows/records.ts';
import type { OutboxOrder } from '../workflows/writes.ts';
import { rememberMessage } from './known-messages.ts';
import { offerChoices } from './offered-choices.ts';
import { toOutboxRow, toSaid } from './outbox-row.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { OutboxTable } from './tables/messages.ts';
import { updateRow } from './write-row.ts';

/** Table `outbox`: what has to be told, one row a message. A row waits (`pending`), then it is sent, failed or cancelled. */

/** Written out: SQLite uses a partial index only for a value that it sees. */
const pending = sql.lit('pending' as const);

/** A row that was tried this often holds up the later ones of its chat no longer. The index `outbox_retrying` says so too. */
const holdsUpToAttempts = sql.lit(3);

/**
 * Oldest first. Messages of one chat keep their order: while one waits for its retry, the later ones wait with it, until
 * it has been tried so often that something else must be wrong with it.
 */
export async function dueOrders(db: Db, channel: Channel, now: Instant, limit: number): Promise<OutboxRow[]> {
  const { rows } = await selectDue(db, { channel, now, limit });
  return rows.map(toOutboxRow);
}

const selectDue = prepared((db, { channel, now, limit }: Places<{ channel: Channel; now: Instant; limit: number }>) =>
  db
    .selectFrom('outbox')
    .selectAll()
    .where('status', '=', pending)
    .where('channel', '=', channel)
    .where('due_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as earlier')
            .select('earlier.id')
            .where('earlier.status', '=', pending)
            .where('earlier.attempts', '>', sql.lit(0))
            .where('earlier.attempts', '<', holdsUpToAttempts)
            .whereRef('earlier.channel', '=', 'outbox.channel')
            .whereRef('earlier.chat_id', '=', 'outbox.chat_id')
            .whereRef('earlier.id', '<', 'outbox.id')
            .where('earlier.due_at', '>', now),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit),
);

export async function nextOrderAt(db: Db, channel: Channel, now: Instant): Promise<Instant | undefined> {
  return (await selectNext(db, { channel, now })).rows[0]?.due_at;
}

const selectNext = prepared((db, { channel, now }: Places<{ channel: Channel; now: Instant }>) =>
  db
    .selectFrom('outbox')
    .select('due_at')
    .where('status', '=', pending)
    .where('channel', '=', channel)
    .where('due_at', '>', now)
    .orderBy('due_at')
    .limit(1),
);

/** What the message of that key will say, while it waits. */
export async function waitingOrder(db: Db, key: string): Promise<Outgoing | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('what')
    .where('status', '=', pending)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && (JSON.parse(row.what) as Outgoing);
}

/** Replaces what a waiting row of the same key says; its place in the queue, and the wait for a retry, stay. */
export async function placeOrder(trx: Trx, order: OutboxOrder, now: Instant): Promise<void> {
  await insertOrReplace(trx, { ...toSaid(order), key: order.key, ordered_at: now, due_at: order.notBefore });
}

type NewOrder = ReturnType<typeof toSaid> & Pick<Insertable<OutboxTable>, 'key' | 'ordered_at' | 'due_at'>;

const insertOrReplace = prepared((db, order: Places<NewOrder>) => {
  // Named one by one: places cannot be spread.
  const { office_id, channel, chat_id, thread_id, what, submission_id, key, ordered_at, due_at } = order;
  const said = { office_id, channel, chat_id, thread_id, what, submission_id };
  const waiting = { stamp: 1, status: pending, attempts: 0, finished_at: null, error: null };
  return db
    .insertInto('outbox')
    .values({ ...said, key, ordered_at, due_at, ...waiting })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .where('status', '=', pending)
        .doUpdateSet((eb) => ({
          ...said,
          stamp: eb('outbox.stamp', '+', 1),
          due_at: sql<Instant>`iif(outbox.attempts > 0, outbox.due_at, min(outbox.due_at, excluded.due_at))`,
        })),
    );
});

/** Rows that wait and whose key starts with `keyPrefix`. */
export async function cancelOrders(trx: Trx, keyPrefix: string, now: Instant): Promise<void> {
  await cancelBetween(trx, { from: keyPrefix, to: `${keyPrefix}\u{10FFFF}`, now });
}

const cancelBetween = prepared((db, { from, to, now }: Places<{ from: string; to: string; now: Instant }>) =>
  db
    .updateTable('outbox')
    .set({ status: 'cancelled', finished_at: now })
    .where('status', '=', pending)
    .where('key', '>=', from)
    .where('key', '<', to),
);

/**
 * Books a delivery on the stamp that it rendered. Where a newer order replaced it meanwhile the row goes on waiting, but
 * what stands in the chat now is known in any case. Returns whether the row still waits.
 */
export async function finishOrder(trx: Trx, row: OutboxRow, result: DeliveryResult, at: Instant): Promise<boolean> {
  if (result.type === 'sent') await noteSent(trx, row, result, at);
  const { id, stamp } = row;
  const booked = await updateRow(trx, 'outbox', { id, stamp, status: 'pending' }, outcome(row, result, at));
  return result.type === 'retry' || booked === 0n;
}

async function noteSent(trx: Trx, { officeId }: OutboxRow, sent: SentResult, at: Instant): Promise<void> {
  for (const message of sent.messages) await rememberMessage(trx, message);
  for (const offer of sent.offers ?? []) await offerChoices(trx, officeId, offer, at);
}

type SentResult = Extract<DeliveryResult, { type: 'sent' }>;

export async function purgeSentOrders(trx: Trx, before: Instant): Promise<void> {
  await trx
    .deleteFrom('outbox')
    .where('finished_at', '<', before)
    .where('status', 'in', ['sent', 'cancelled'])
    .execute();
}

function outcome(row: OutboxRow, result: DeliveryResult, at: Instant) {
  switch (result.type) {
    case 'sent':
      return { status: 'sent', finished_at: at, error: null } as const;
    case 'retry':
      return { attempts: row.attempts + 1, due_at: result.retryAt, error: result.error };
    case 'failed':
      return { status: 'failed', attempts: row.attempts + 1, finished_at: at, error: result.error } as const;
    default:
      return result satisfies never;
  }
}
