import type { Clock, Inbox, InboxRow, Log, Store, Transaction } from '../workflows/ports.ts';
import { traceOf } from './error-trace.ts';
import { type Job, type Next, startWorkLoop } from './work-loop.ts';

export interface ProcessInboxOptions {
  inbox: Inbox;
  store: Store;
  clock: Clock;
  log: Log;
  /**
   * Does what an update asks for, with `tx` alone. What it returns is done after the commit and nobody waits for it: for
   * what may be lost, such as the answer to a tap.
   */
  handle(row: InboxRow, tx: Transaction): Promise<AfterCommit | undefined>;
}

export type AfterCommit = () => Promise<void>;

const batchSize = 50;
const mostAttempts = 3;

/** Handles updates in the order they came, each in a transaction of its own. */
export function processInbox(options: ProcessInboxOptions): Job {
  const inHand = new Set<Promise<void>>();
  const handle = (row: InboxRow) => handleRow(row, options, inHand);
  const loop = startWorkLoop({
    name: 'inbox',
    clock: options.clock,
    log: options.log,
    round: () => handleBatch(options, handle),
  });
  options.inbox.onArrival(loop.wake);
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await Promise.all(inHand);
    },
  };
}

type HandleRow = (row: InboxRow) => Promise<void>;

async function handleBatch(options: ProcessInboxOptions, handle: HandleRow): Promise<Next> {
  const rows = await options.inbox.pending(batchSize);
  // Begun in order and not awaited one by one: the store runs them in this order and commits them together.
  const results = await Promise.allSettled(rows.map(handle));
  for (const [index, row] of rows.entries()) {
    const result = results[index];
    if (result?.status === 'rejected') await retryAlone(row, result.reason, options, handle);
  }
  return rows.length < batchSize ? null : 'now';
}

/** A row that cannot be handled is a bug: it is set aside with its error, and the rest goes on. */
async function retryAlone(row: InboxRow, error: unknown, options: ProcessInboxOptions, handle: HandleRow) {
  const { store, log } = options;
  let lastError = error;
  for (let attempt = 2; attempt <= mostAttempts; attempt += 1) {
    try {
      return await handle(row);
    } catch (again) {
      lastError = again;
    }
  }
  log.error({ inboxId: row.id, ...traceOf(lastError) }, 'update cannot be handled and is set aside');
  await store.transact((tx) => tx.failUpdate(row.id, String(lastError), true));
}

async function handleRow(row: InboxRow, options: ProcessInboxOptions, inHand: Set<Promise<void>>): Promise<void> {
  const { store, clock, log } = options;
  const afterCommit = await store.transact(async (tx) => {
    const then = await options.handle(row, tx);
    await tx.finishUpdate(row.id, clock.now().toISOString());
    return then;
  });
  if (!afterCommit) return;
  const done = afterCommit()
    .catch((error: unknown) => log.warn({ inboxId: row.id, ...traceOf(error) }, 'what follows an update failed'))
    .finally(() => inHand.delete(done));
  inHand.add(done);
}
