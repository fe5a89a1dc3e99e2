import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/** A picture that came as a file says when it was taken: reviewers hear of one that is far from its activity. */
export const captureDays = {
  async up(db: Db): Promise<void> {
    await runEach(db, ['alter table pieces add column captured_on text']);
  },
};
