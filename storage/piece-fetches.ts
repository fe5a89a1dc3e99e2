import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { PieceFetch } from '../workflows/records.ts';
import { toPiece } from './piece-row.ts';
import type { Db } from './schema.ts';

/** Pieces whose bytes are not in the archive yet: those of packages, and loose ones. */

const fetching = sql.lit('fetching' as const);

export async function dueFetches(db: Db, now: Instant, limit: number): Promise<PieceFetch[]> {
  const rows = await db
    .selectFrom('pieces')
    .selectAll()
    .where('state', '=', fetching)
    .where('next_attempt_at', '<=', now)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute();
  return rows.map((row) => {
    const { submission_id, office_id, channel, attempts } = row;
    return { submissionId: submission_id, officeId: office_id, channel, piece: toPiece(row), attempts };
  });
}

export async function nextFetchAt(db: Db, now: Instant): Promise<Instant | undefined> {
  const row = await db
    .selectFrom('pieces')
    .select('next_attempt_at')
    .where('state', '=', fetching)
    .where('next_attempt_at', '>', now)
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst();
  return row?.next_attempt_at;
}
