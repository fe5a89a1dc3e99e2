import { readFile } from 'node:fs/promises';
import type { Db } from '../schema.ts';
import { runEach } from './run-each.ts';

/**
 * What an office plans, and the days that do not count where it counts working days. The national days come from the file
 * beside (see its notice); an office adds its own and removes what does not hold.
 */
export const calendar = {
  async up(db: Db): Promise<void> {
    await runEach(db, tables);
    for (const { date, kind, name, tentative } of await nationalDays())
      await db
        .insertInto('holidays')
        .values({ office_id: null, day: date, kind, name, tentative: tentative ? 1 : 0 })
        .execute();
  },
};

interface NationalDay {
  date: string;
  kind: 'libur_nasional' | 'cuti_bersama';
  name: string;
  tentative?: boolean;
}

async function nationalDays(): Promise<NationalDay[]> {
  const file = new URL('../holidays/holidays-id-2025-2027.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as NationalDay[];
}

const tables = [
  `create table agenda (
    id integer primary key,
    office_id integer not null references offices,
    day text not null,
    name text not null,
    team text,
    cancelled integer not null
  ) strict`,
  'create index agenda_by_day on agenda (office_id, day)',

  `create table holidays (
    id integer primary key,
    office_id integer references offices,
    day text not null,
    kind text not null,
    name text not null,
    tentative integer not null
  ) strict`,
  'create unique index holidays_by_day on holidays (coalesce(office_id, 0), day, kind)',
];
