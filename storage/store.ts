import type { Clock, Store, Transaction } from '../workflows/ports.ts';
import { isOutage } from './database/is-outage.ts';
import { DatabaseReads } from './database-reads.ts';
import type { GroupCommit } from './group-commit.ts';
import type { Offices } from './offices.ts';
import type { Db } from './schema.ts';
import { StoreTransaction } from './store-transaction.ts';

export { VersionConflict } from './version-conflict.ts';

export interface StoreParts {
  /** For reads outside transactions. */
  db: Db;
  commits: GroupCommit;
  offices: Offices;
  clock: Pick<Clock, 'now'>;
}

export function openStore({ db, commits, offices, clock }: StoreParts): Store {
  const now = () => clock.now().toISOString();
  return {
    reads: new DatabaseReads(db, offices),
    transact: <T>(work: (tx: Transaction) => Promise<T>) =>
      commits.run((trx, signal) => work(new StoreTransaction(trx, offices, now, signal))),
    isOutage,
  };
}
