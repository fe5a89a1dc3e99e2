import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * Offices, who is who in them, and which groups hand in. Every row of an office names it from the start, because several
 * offices in one installation is where this goes.
 */
export const officesAndPeople = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
    await db
      .insertInto('offices')
      .values({ id: 1, name: 'KPU Kabupaten Pasaman Barat', profile: JSON.stringify(firstProfile) })
      .execute();
  },
};

/** From the letterhead and the signature of SOP Nomor 1 Tahun 2025. */
const firstProfile = {
  fullName: 'Komisi Pemilihan Umum Kabupaten Pasaman Barat',
  address: 'Jl. M. Natsir No. 276 A, Simpang Empat 26366',
  phone: '0852-7251-1588',
  place: 'Simpang Empat',
  secretary: 'Zaidi',
};

const tables = [
  `create table offices (
    id integer primary key,
    name text not null,
    profile text not null
  ) strict`,

  // autoincrement: the log names people by id, so an id is never given to another one.
  `create table people (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    name text not null,
    created_at text not null
  ) strict`,

  `create table addresses (
    channel text not null,
    user_id text not null,
    person_id integer not null references people,
    office_id integer not null references offices,
    username text,
    reachable integer not null,
    last_seen_at text,
    primary key (channel, user_id)
  ) strict, without rowid`,
  'create index addresses_of_person on addresses (person_id)',

  `create table role_holdings (
    id integer primary key autoincrement,
    office_id integer not null references offices,
    person_id integer not null references people,
    role text not null,
    granted_at text not null,
    granted_by integer,
    revoked_at text,
    revoked_by integer
  ) strict`,
  `create unique index role_holdings_now on role_holdings (office_id, role, person_id) where revoked_at is null`,

  `create table invitations (
    id integer primary key,
    office_id integer not null references offices,
    kind text not null,
    token_hash text not null unique,
    role text not null,
    created_by integer,
    created_at text not null,
    expires_at text,
    used_at text,
    used_by integer
  ) strict`,

  `create table intake_groups (
    channel text not null,
    chat_id text not null,
    thread_id text not null,
    office_id integer not null references offices,
    title text not null,
    present integer not null,
    installed_by integer not null,
    installed_at text not null,
    primary key (channel, chat_id, thread_id)
  ) strict, without rowid`,

  `create table group_members (
    channel text not null,
    chat_id text not null,
    person_id integer not null references people,
    office_id integer not null references offices,
    primary key (channel, chat_id, person_id)
  ) strict, without rowid`,
];
