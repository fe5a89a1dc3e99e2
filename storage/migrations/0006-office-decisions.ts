import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * What an office decides about the procedure itself: its versions, force majeure (kahar), and who acts for whom. Packages
 * name the version that they run by, and keep what force majeure gave them.
 */
export const officeDecisions = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
  },
};

const firstRules = {
  requirements: {
    activity: { pieces: 4, narrative: true, caption: true },
    video: { pieces: 1, narrative: false, caption: true },
    infographic: { pieces: 1, narrative: false, caption: true },
    other: { pieces: 1, narrative: false, caption: true },
  },
  dueDays: { collecting: 1, review: 1, publishing: 1 },
};

const tables = [
  `create table procedures (
    office_id integer not null references offices,
    version integer not null,
    number text not null,
    title text not null,
    rules text not null,
    effective_on text not null,
    enacted_by integer,
    enacted_at text,
    voided_at text,
    primary key (office_id, version)
  ) strict, without rowid`,
  `insert into procedures (office_id, version, number, title, rules, effective_on)
    select id, 1, 'Nomor 1 Tahun 2025', 'Alur Pengunggahan Konten Media Sosial', '${JSON.stringify(firstRules)}', '2025-06-20'
    from offices`,

  `create table procedure_proposals (
    id integer primary key,
    office_id integer not null references offices,
    change text not null,
    proposed_by integer not null,
    proposed_at text not null,
    outcome text,
    decided_by integer,
    decided_at text,
    response text
  ) strict`,
  'create unique index proposals_open on procedure_proposals (office_id) where outcome is null',

  `create table force_majeures (
    id integer primary key,
    office_id integer not null references offices,
    scope text not null,
    until_day text not null,
    ends_at text not null,
    reason text not null,
    declared_by integer not null,
    declared_at text not null,
    ended_by integer,
    ended_at text
  ) strict`,
  'create index force_majeures_open on force_majeures (office_id, ends_at) where ended_at is null',

  `create table delegations (
    id integer primary key,
    office_id integer not null references offices,
    role text not null,
    from_person integer not null references people,
    to_person integer not null references people,
    until_day text not null,
    ends_at text not null,
    begun_at text not null,
    ended_by integer,
    ended_at text
  ) strict`,
  'create index delegations_open on delegations (office_id, ends_at) where ended_at is null',

  'alter table submissions add column procedure_version integer not null default 1',
  `alter table submissions add column extensions text not null default '[]'`,
  'alter table finished_steps add column acting integer not null default 0',
];
