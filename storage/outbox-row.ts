import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { OutboxRow } from '../workflows/ports.ts';
import type { OutboxOrder } from '../workflows/writes.ts';
import type { OutboxTable } from './tables/messages.ts';

export function toOutboxRow(row: Selectable<OutboxTable>): OutboxRow {
  return {
    id: row.id,
    key: row.key,
    officeId: row.office_id,
    to: { channel: row.channel, chatId: row.chat_id, threadId: row.thread_id },
    what: JSON.parse(row.what) as Outgoing,
    submissionId: row.submission_id,
    stamp: row.stamp,
    attempts: row.attempts,
  };
}

/** What an order says; the rest of a row is how far it came. */
export function toSaid({ officeId, to, what, submissionId }: OutboxOrder) {
  return {
    office_id: officeId,
    channel: to.channel,
    chat_id: to.chatId,
    thread_id: to.threadId,
    what: JSON.stringify(what),
    submission_id: submissionId,
  };
}

export function toRow(order: OutboxOrder, now: Instant): Insertable<OutboxTable> {
  return {
    ...toSaid(order),
    key: order.key,
    stamp: 1,
    status: 'pending',
    attempts: 0,
    ordered_at: now,
    due_at: order.notBefore,
    finished_at: null,
    error: null,
  };
}
