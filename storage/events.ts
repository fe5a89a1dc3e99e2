import { hash } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { DomainEvent } from '../workflows/event.ts';
import type { LoggedEvent } from '../workflows/records.ts';
import { prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { EventsTable } from './tables/log.ts';
import { insertRow } from './write-row.ts';

/** Table `events`: the log. Each row carries a hash over itself and the hash before it, so that no row can be changed,
 * removed or moved without breaking every later one. */

/** The hash before the first row. */
export const genesis = '0'.repeat(64);

export type EventRow = Selectable<EventsTable>;

/** SHA-256, hex, of the previous hash, a newline, and the row without its hash as a JSON array. */
export function chainHash(previous: string, row: Omit<EventRow, 'hash'>): string {
  const { seq, office_id, at, submission, type, actor, channel, payload } = row;
  const text = JSON.stringify([seq, office_id, at, submission, type, actor, channel, payload]);
  return hash('sha256', `${previous}\n${text}`, 'hex');
}

export async function appendEvent(trx: Trx, event: DomainEvent, at: Instant): Promise<void> {
  const last = (await selectLast(trx, {})).rows[0];
  const row = {
    seq: (last?.seq ?? 0) + 1,
    office_id: event.officeId,
    at,
    submission: event.submission,
    type: event.type,
    actor: event.actor === 'system' ? 'system' : `p${event.actor}`,
    channel: event.channel,
    payload: canonicalJson(event.payload),
  };
  await insertRow(trx, 'events', { ...row, hash: chainHash(last?.hash ?? genesis, row) });
}

const selectLast = prepared((db) =>
  db.selectFrom('events').select(['seq', 'hash']).orderBy('seq', 'desc').limit(sql.lit(1)),
);

/** Hash of the newest row, `genesis` before the first: who knows it can show later that nothing was cut off. */
export async function logHead(db: Db): Promise<string> {
  const last = await db.selectFrom('events').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return last?.hash ?? genesis;
}

/** Every logged step of one package, oldest first. */
export async function history(db: Db, officeId: number, code: string): Promise<LoggedEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('submission', '=', code)
    .where('office_id', '=', officeId)
    .orderBy('seq')
    .execute();
  return rows.map(toLoggedEvent);
}

/** The log after row `seq`, in order. */
export async function eventsAfter(db: Db, seq: number, limit: number, code?: string): Promise<EventRow[]> {
  const page = db.selectFrom('events').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit);
  return (code === undefined ? page : page.where('submission', '=', code)).execute();
}

export function toLoggedEvent({ office_id: _office, ...event }: EventRow): LoggedEvent {
  return event;
}

/** One text for one value: keys sorted. A payload is flat. */
function canonicalJson(payload: DomainEvent['payload']): string {
  return JSON.stringify(Object.fromEntries(Object.entries(payload).sort(([a], [b]) => (a < b ? -1 : 1))));
}
