import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * Chats without buttons: which words a message offers. And one person in several chats: codes that join two of them, who
 * became whom, and where somebody wants to be asked.
 */
export const severalChats = {
  async up(db: Db): Promise<void> {
    await runEach(db, statements);
  },
};

const statements = [
  `create table offered_choices (
    channel text not null,
    chat_id text not null,
    message_id text not null,
    office_id integer not null references offices,
    choices text not null,
    offered_at text not null,
    primary key (channel, chat_id, message_id)
  ) strict, without rowid`,
  'create index offered_choices_by_time on offered_choices (offered_at)',

  'alter table addresses add column phone text',
  'alter table people add column merged_into integer references people',
  'alter table people add column prompt_channel text',

  `create table link_codes (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    person_id integer not null references people,
    code_hash text not null unique,
    created_at text not null,
    expires_at text not null,
    used_at text
  ) strict`,
];
