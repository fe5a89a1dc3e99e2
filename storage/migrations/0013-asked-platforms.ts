import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/** `/kantor` may choose other platforms while a package is being uploaded: it keeps those that were asked for. */
export const askedPlatforms = {
  async up(db: Db): Promise<void> {
    await runEach(db, ['alter table submissions add column platforms text']);
  },
};
