import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { State } from '../workflows/procedure.ts';
import type { Db } from './schema.ts';

/** What waits, for the metrics. */
export interface Counts {
  inboxPending: number;
  oldestInboxAt: Instant | null;
  /** Could not be handled, and were given up. */
  inboxSetAside: number;
  outboxPending: number;
  oldestOutboxAt: Instant | null;
  /** Due and not handled yet. */
  remindersDue: number;
  packagesByStep: Record<State, number>;
}

export async function countWaiting(db: Db, now: Instant): Promise<Counts> {
  const { rows } = await sql<Omit<Counts, 'packagesByStep'>>`select
    (select count(*) from inbox where status = 'pending') as inboxPending,
    (select received_at from inbox where status = 'pending' order by id limit 1) as oldestInboxAt,
    (select count(*) from inbox where status = 'failed') as inboxSetAside,
    (select count(*) from outbox where status = 'pending') as outboxPending,
    (select min(ordered_at) from outbox where status = 'pending') as oldestOutboxAt,
    (select count(*) from reminders where done_at is null and due_at <= ${now}) as remindersDue`.execute(db);
  const waiting = rows[0];
  if (!waiting) throw new Error('A select without from gave no row');
  return { ...waiting, packagesByStep: await countPackages(db) };
}

async function countPackages(db: Db): Promise<Record<State, number>> {
  const rows = await db
    .selectFrom('submissions')
    .select(['step', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('step')
    .execute();
  const counts = { collecting: 0, receiving: 0, correcting: 0, deciding: 0, publishing: 0, published: 0, withdrawn: 0 };
  for (const { step, count } of rows) counts[step] = count;
  return counts;
}
