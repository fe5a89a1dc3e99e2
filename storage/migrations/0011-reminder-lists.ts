import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * What each person is to be reminded of with their next message, and when they were told last: nobody gets more than one
 * reminder an hour. A told item stays for a while, because the hour is counted from it.
 */
export const reminderLists = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
  },
};

const tables = [
  `create table list_items (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    recipient text not null,
    key text not null,
    item text not null,
    told_at text
  ) strict`,
  'create unique index list_items_waiting on list_items (recipient, key) where told_at is null',
  'create index list_items_told on list_items (recipient, told_at) where told_at is not null',
  'create index list_items_old on list_items (told_at) where told_at is not null',
];
