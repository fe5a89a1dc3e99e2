import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * The log. The triggers stop an honest mistake; the chain of hashes shows whoever drops them. The one on insert is there
 * because "insert or replace" deletes without asking the one on delete.
 */
export const log = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
  },
};

const tables = [
  `create table events (
    seq integer primary key,
    office_id integer not null,
    at text not null,
    submission text,
    type text not null,
    actor text not null,
    channel text not null,
    payload text not null,
    hash text not null
  ) strict`,
  'create index events_of_submission on events (submission, seq) where submission is not null',

  `create trigger events_are_appended before insert on events
    when new.seq <> 1 + coalesce((select max(seq) from events), 0)
    begin select raise(abort, 'events are appended at the end only'); end`,
  `create trigger events_are_never_changed before update on events
    begin select raise(abort, 'events are never changed'); end`,
  `create trigger events_are_never_removed before delete on events
    begin select raise(abort, 'events are never removed'); end`,
];
