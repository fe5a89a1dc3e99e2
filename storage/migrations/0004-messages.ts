import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * What came in, what has to go out and when, and which message in a chat belongs to which package. Everything that waits
 * has an index of its own that holds only what waits: it stays small while the tables grow.
 */
export const messages = {
  async up(db: Db): Promise<void> {
    await runEach(db, [...queues, ...conversations]);
  },
};

const queues = [
  `create table inbox (
    id integer primary key autoincrement,
    channel text not null,
    external_id text not null,
    raw text not null,
    received_at text not null,
    status text not null,
    attempts integer not null,
    handled_at text,
    error text,
    unique (channel, external_id)
  ) strict`,
  `create index inbox_pending on inbox (id) where status = 'pending'`,
  `create index inbox_handled on inbox (handled_at) where handled_at is not null`,

  `create table outbox (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    key text not null,
    channel text not null,
    chat_id text not null,
    thread_id text,
    what text not null,
    submission_id integer,
    stamp integer not null,
    status text not null,
    attempts integer not null,
    ordered_at text not null,
    due_at text not null,
    finished_at text,
    error text
  ) strict`,
  `create unique index outbox_pending_by_key on outbox (key) where status = 'pending'`,
  `create index outbox_pending on outbox (id) where status = 'pending'`,
  `create index outbox_pending_by_time on outbox (due_at) where status = 'pending'`,
  `create index outbox_retrying on outbox (channel, chat_id, id)
    where status = 'pending' and attempts > 0 and attempts < 3`,
  `create index outbox_finished on outbox (finished_at) where finished_at is not null`,

  `create table reminders (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    key text not null unique,
    about text not null,
    due_at text not null,
    done_at text
  ) strict`,
  'create index reminders_pending on reminders (due_at) where done_at is null',
];

const conversations = [
  `create table questions (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    person_id integer not null references people,
    submission_id integer not null,
    about text not null,
    asked_at text not null,
    is_open integer not null
  ) strict`,
  'create index questions_open_of_person on questions (person_id, id) where is_open = 1',
  'create index questions_open_of_submission on questions (submission_id) where is_open = 1',

  `create table known_messages (
    channel text not null,
    chat_id text not null,
    message_id text not null,
    office_id integer not null references offices,
    submission_id integer,
    purpose text not null,
    person_id integer,
    step text,
    revision integer,
    ref text,
    length integer,
    at text not null,
    view text
  ) strict`,
  'create unique index known_messages_by_address on known_messages (channel, chat_id, message_id)',
  'create index known_messages_of_submission on known_messages (submission_id, purpose, at) where submission_id is not null',
  `create index known_messages_narratives on known_messages (person_id, channel, chat_id, at) where purpose = 'narrative'`,
  `create index known_messages_hints on known_messages (person_id, ref) where purpose = 'hint'`,

  'create table explanations (key text not null, day text not null, primary key (key, day)) strict, without rowid',
];
