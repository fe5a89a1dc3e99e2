import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * A text goes with its message when that is deleted from the chat, so a package knows which message said it. Null for what
 * was written before: it stays.
 */
export const whereTextsCameFrom = {
  async up(db: Db): Promise<void> {
    await runEach(db, [
      'alter table submissions add column caption_from text',
      'alter table submissions add column narrative_from text',
    ]);
  },
};
