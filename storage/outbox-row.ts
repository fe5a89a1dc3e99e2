import type { Selectable } from 'kysely';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { OutboxRow } from '../workflows/records.ts';
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
