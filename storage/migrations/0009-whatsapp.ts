import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * WhatsApp's own: it keeps nothing for a client that has confirmed it. So what the client has to know stands here (keys,
 * what it decrypted, stanzas that are not understood yet, what it sent), and goes with the number that an office uses.
 */
export const whatsApp = {
  async up(db: Db): Promise<void> {
    await runEach(db, statements);
  },
};

const statements = [
  `create table whatsapp_keys (
    office_id integer not null references offices,
    type text not null,
    id text not null,
    value text not null,
    at text not null,
    primary key (office_id, type, id)
  ) strict`,
  `create index whatsapp_keys_decrypted on whatsapp_keys (at) where type = 'decrypted'`,

  `create table whatsapp_stanzas (
    seq integer primary key autoincrement,
    office_id integer not null references offices,
    key text not null,
    stanza text not null,
    at text not null,
    unique (office_id, key)
  ) strict`,

  `create table whatsapp_sent (
    office_id integer not null references offices,
    message_id text not null,
    chat_id text not null,
    message text not null,
    poll text,
    at text not null,
    primary key (office_id, message_id)
  ) strict`,
  'create index whatsapp_sent_by_time on whatsapp_sent (office_id, at)',

  `create table whatsapp_votes (
    office_id integer not null references offices,
    poll_id text not null,
    user_id text not null,
    data text not null,
    primary key (office_id, poll_id, user_id)
  ) strict, without rowid`,

  `create table whatsapp_people (
    office_id integer not null references offices,
    user_id text not null,
    jid text not null,
    phone text,
    wrote_at text,
    primary key (office_id, user_id)
  ) strict, without rowid`,
];
