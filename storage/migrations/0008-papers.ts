import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/** The recap tells what was handed back in a span: by the moment of the Tolak, whenever its package was received. */
export const papers = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
  },
};

const tables = [
  `create index finished_steps_rejected on finished_steps (office_id, finished_at) where outcome = 'rejected'`,
];
