import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * A text goes with its message when that is deleted from the chat, so a package knows which message said it; null for what
 * was written before: it stays. And each chat platform has a queue of its own, read oldest first.
 */
export const sourcesAndQueues = {
  async up(db: Db): Promise<void> {
    await runEach(db, [
      'alter table submissions add column caption_from text',
      'alter table submissions add column narrative_from text',
      'drop index outbox_pending',
      `create index outbox_pending on outbox (channel, id) where status = 'pending'`,
    ]);
  },
};
