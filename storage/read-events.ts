import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedEvent } from '../workflows/ports.ts';
import { type EventRow, eventsAfter, toLoggedEvent } from './events.ts';
import type { Db } from './schema.ts';

/** Rows read at once; between two pages others get their turn. */
const pageSize = 1_000;

/** The whole log, or that of one package, in order and never all in memory. */
export async function* readEvents(db: Db, filter: { code?: string } = {}): AsyncGenerator<LoggedEvent> {
  for await (const page of eventPages(db, filter.code)) for (const row of page) yield toLoggedEvent(row);
}

export async function* eventPages(db: Db, code?: string): AsyncGenerator<EventRow[]> {
  for (let last = 0; ; ) {
    const page = await eventsAfter(db, last, pageSize, code);
    const end = page.at(-1);
    if (!end) return;
    yield page;
    last = end.seq;
    await nextTurn();
  }
}
