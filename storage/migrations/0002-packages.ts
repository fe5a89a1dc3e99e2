import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * Packages with what they are made of. The newest content stands in `submissions` and `pieces`; each numbered revision is
 * kept whole besides, because prompts name revisions and corrections are shown between two of them.
 */
export const packages = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
  },
};

const tables = [
  `create table submissions (
    id integer primary key,
    office_id integer not null references offices,
    number integer not null,
    code text not null,
    version integer not null,
    step text not null,
    home_channel text not null,
    home_chat_id text not null,
    home_thread_id text,
    kind text not null,
    activity_name text not null,
    activity_day text not null,
    caption text,
    narrative text,
    problems text not null,
    opened_by integer not null,
    opened_at text not null,
    team text not null,
    revision integer not null,
    is_draft integer not null,
    hand_ins integer not null,
    due_collecting text not null,
    due_review text,
    due_publishing text not null,
    handed_in_at text,
    handed_in_by integer,
    handed_in_revision integer,
    received_at text,
    registered_at text not null,
    published_at text,
    withdrawn_at text,
    withdrawn_reason text,
    late_edits integer not null
  ) strict`,
  'create unique index submissions_by_code on submissions (office_id, code)',
  'create unique index submissions_by_number on submissions (office_id, number)',
  'create index submissions_by_step on submissions (step)',
  `create index submissions_open on submissions (office_id, id) where step not in ('published', 'withdrawn')`,
  'create index submissions_registered on submissions (office_id, registered_at, number)',
  `create index submissions_published on submissions (office_id, published_at) where published_at is not null`,

  `create table pieces (
    key text primary key,
    office_id integer not null references offices,
    submission_id integer references submissions,
    position integer not null,
    channel text not null,
    chat_id text not null,
    thread_id text,
    loose_day text,
    kind text not null,
    state text not null,
    album_id text,
    file_ref text not null,
    file_name text,
    mime_type text,
    size integer,
    sha256 text,
    added_by integer not null,
    added_at text not null,
    left_out integer not null,
    attempts integer not null,
    next_attempt_at text not null
  ) strict`,
  'create index pieces_of_submission on pieces (submission_id, position)',
  `create index pieces_loose on pieces (added_by, loose_day) where submission_id is null`,
  `create index pieces_by_album on pieces (album_id, channel, chat_id) where album_id is not null`,
  `create index pieces_to_fetch on pieces (next_attempt_at) where state = 'fetching'`,

  `create table revisions (
    submission_id integer not null references submissions,
    number integer not null,
    office_id integer not null references offices,
    content text not null,
    made_at text not null,
    made_by integer,
    primary key (submission_id, number)
  ) strict`,

  `create table finished_steps (
    submission_id integer not null references submissions,
    position integer not null,
    office_id integer not null references offices,
    step text not null,
    outcome text not null,
    hand_in integer not null,
    revision integer not null,
    finished_by integer,
    finished_at text not null,
    due text not null,
    response text,
    primary key (submission_id, position)
  ) strict, without rowid`,

  `create table publications (
    submission_id integer not null references submissions,
    platform text not null,
    office_id integer not null references offices,
    position integer not null,
    url text,
    skipped text,
    placed_by integer not null,
    placed_at text not null,
    primary key (submission_id, platform)
  ) strict, without rowid`,
];
