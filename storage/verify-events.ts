import { chainHash, type EventRow, genesis } from './events.ts';
import { eventPages } from './read-events.ts';
import type { Db } from './schema.ts';

export type VerifyResult = { ok: true; rows: number; head: string } | { ok: false; rows: number; broken: BrokenRow };

/** The first row that does not hold; `rows` of the result counts those before it. */
export interface BrokenRow {
  seq: number;
  /**
   * - `changed`: its hash does not follow from the row and the one before it (also: rows swapped).
   * - `missing`: there is no row with this number, and later ones are there.
   * - `headNotFound`: all rows hold, but the head that was noted earlier is not among them: a tail was cut off.
   */
  why: 'changed' | 'missing' | 'headNotFound';
}

/** Walks the chain from its first row. `head` is the hash of a row that was the last one once. */
export async function verifyEvents(db: Db, { head }: { head?: string } = {}): Promise<VerifyResult> {
  let last: Pick<EventRow, 'seq' | 'hash'> = { seq: 0, hash: genesis };
  let isHeadSeen = head === undefined || head === genesis;
  for await (const page of eventPages(db)) {
    for (const row of page) {
      const why = fault(row, last);
      if (why) return { ok: false, rows: last.seq, broken: { seq: last.seq + 1, why } };
      isHeadSeen ||= row.hash === head;
      last = row;
    }
  }
  if (isHeadSeen) return { ok: true, rows: last.seq, head: last.hash };
  return { ok: false, rows: last.seq, broken: { seq: last.seq, why: 'headNotFound' } };
}

function fault(row: EventRow, last: Pick<EventRow, 'seq' | 'hash'>): 'changed' | 'missing' | null {
  if (row.seq !== last.seq + 1) return 'missing';
  return row.hash === chainHash(last.hash, row) ? null : 'changed';
}
