import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * The agenda is used from here on: who planned, why it was cancelled, which reminder asked for it, and which package
 * belongs to which activity. An office may remove a day that the whole country has. A question need not be about a package.
 */
export const agenda = {
  async up(db: Db): Promise<void> {
    await runEach(db, [...activities, ...days, ...questions]);
  },
};

const activities = [
  'alter table agenda add column cancelled_reason text',
  'alter table agenda add column planned_by integer references people',
  'alter table agenda add column planned_at text',
  `create table activity_packages (
    submission_id integer primary key,
    office_id integer not null references offices,
    activity_id integer references agenda,
    chosen_by integer references people,
    linked_at text not null
  ) strict`,
  'create index activity_packages_of_activity on activity_packages (activity_id) where activity_id is not null',
];

/** A row of the office that says so takes a day of the whole country away from it. */
const days = ['alter table holidays add column removed integer not null default 0'];

/** SQLite cannot take `not null` from a column. */
const questions = [
  `create table questions_anew (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    person_id integer not null references people,
    submission_id integer,
    about text not null,
    asked_at text not null,
    is_open integer not null
  ) strict`,
  `insert into questions_anew select id, office_id, person_id, submission_id, about, asked_at, is_open from questions`,
  'drop table questions',
  'alter table questions_anew rename to questions',
  'create index questions_open_of_person on questions (person_id, id) where is_open = 1',
  'create index questions_open_of_submission on questions (submission_id) where is_open = 1',
];
