import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedEvent } from '../workflows/records.ts';
import { type EventRow, eventsAfter, toLoggedEvent } from './events.ts';
import type { Db } from './schema.ts';

/** Rows read at once; between two pages others get their turn. */
const pageSize = 1_000;

/** Which rows of the log: those of one package, those that came after a row. */
export interface EventFilter {
  code?: string;
  /** `seq`. */
  after?: number;
}

/** The log in order and never all in memory. */
export async function* readEvents(db: Db, { code, after }: EventFilter = {}): AsyncGenerator<LoggedEvent> {
  for await (const page of eventPages(db, code, after)) for (const row of page) yield toLoggedEvent(row);
}

export async function* eventPages(db: Db, code?: string, after = 0): AsyncGenerator<EventRow[]> {
  for (let last = after; ; ) {
    const page = await eventsAfter(db, last, pageSize, code);
    const end = page.at(-1);
    if (!end) return;
    yield page;
    last = end.seq;
    await nextTurn();
  }
}
