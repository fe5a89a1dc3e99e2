import type { Inbox, Outbox, PieceFetches, Reminders } from '../workflows/ports.ts';
import type { GroupCommit } from './group-commit.ts';
import { keepUpdates, pendingUpdates } from './inbox.ts';
import { dueOrders, nextOrderAt } from './outbox.ts';
import { dueFetches, nextFetchAt } from './piece-fetches.ts';
import { dueReminders, nextReminderAt } from './reminders.ts';
import type { Db } from './schema.ts';
import type { Signals } from './signals.ts';

/** What waits to be done, as the jobs see it: what is due, when the next will be, and a call when that changes. */

export function openInbox(db: Db, commits: GroupCommit): Inbox {
  let onArrival: (count: number) => void = () => {};
  return {
    keep(channel, updates, at) {
      const kept = commits.run((trx) => keepUpdates(trx, channel, updates, at));
      onArrival(updates.length);
      return kept;
    },
    pending: (limit) => pendingUpdates(db, limit),
    onArrival(listener) {
      onArrival = listener;
    },
  };
}

export function openOutbox(db: Db, signals: Signals): Outbox {
  return {
    due: (channel, now, limit) => dueOrders(db, channel, now, limit),
    nextAt: (channel, now) => nextOrderAt(db, channel, now),
    onOrder: (listener) => signals.on('order', listener),
  };
}

export function openReminders(db: Db, signals: Signals): Reminders {
  return {
    due: (now, limit) => dueReminders(db, now, limit),
    nextAt: () => nextReminderAt(db),
    onChange: (listener) => signals.on('reminder', listener),
  };
}

export function openFetches(db: Db, signals: Signals): PieceFetches {
  return {
    due: (now, limit) => dueFetches(db, now, limit),
    nextAt: (now) => nextFetchAt(db, now),
    onChange: (listener) => signals.on('fetch', listener),
  };
}
