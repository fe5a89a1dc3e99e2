import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import type { Counts } from '../../storage/counts.ts';
import { openDatabase } from '../../storage/database/open-database.ts';
import { startOfDay, toInstant } from '../../workflows/deadlines.ts';
import { watchedYear } from '../../workflows/holiday-watch.ts';
import type { Holding, IntakeGroup } from '../../workflows/records.ts';
import { officeId, openForReading } from '../open-office.ts';
import { type Finding, wrong } from './finding.ts';

/** What the office is like, for whatever else is to be examined. */
export interface OfficeSeen {
  groups: readonly IntakeGroup[];
  holdings: readonly Holding[];
  counts: Counts;
  holidays: { year: number; known: number };
  /** Messages that WhatsApp was given today. */
  sentOnWhatsApp: number;
}

/** Returns what stands in it; undefined where there is nothing to read. */
export async function* examineDatabase(config: Config, now: Date): AsyncGenerator<Finding, OfficeSeen | undefined> {
  const file = config.storage.databaseFile;
  if (!existsSync(file)) {
    yield { level: 'note', about: 'database', text: `there is none at ${file} yet`, todo: 'the first start makes it' };
    return undefined;
  }
  try {
    yield await integrity(file);
    const office = await readOffice(config, now);
    yield groupsFinding(office.groups);
    return office;
  } catch (error) {
    yield wrong('database', error, 'restore a backup when it is damaged; otherwise do what the message says');
    return undefined;
  }
}

/** Opening it checks its schema. */
async function integrity(file: string): Promise<Finding> {
  const { db, connection } = await openDatabase({ file, readonly: true });
  try {
    const answer = connection.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') return wrong('database', `${file}: ${answer}`, 'stop the program and restore a backup');
    return { level: 'fine', about: 'database', text: `${file} is whole, and its schema is this version's` };
  } finally {
    await db.destroy();
  }
}

async function readOffice(config: Config, now: Date): Promise<OfficeSeen> {
  const storage = await openForReading(config);
  const { reads } = storage.store;
  const at = now.toISOString();
  try {
    const { calendar } = await reads.office(officeId);
    const year = watchedYear(at, calendar);
    return {
      groups: await reads.intakeGroups(officeId),
      holdings: await reads.holdings(officeId),
      counts: await storage.counts(at),
      holidays: { year, known: (await reads.holidays(officeId, `${year}-01-01`, `${year + 1}-01-01`)).length },
      sentOnWhatsApp: await storage.whatsApp(officeId).countSent(toInstant(startOfDay(at, calendar))),
    };
  } finally {
    await storage.close();
  }
}

function groupsFinding(groups: readonly IntakeGroup[]): Finding {
  const count = groups.filter(({ present }) => present).length;
  if (count > 0) return { level: 'fine', about: 'groups', text: `${count} hand in` };
  return {
    level: 'note',
    about: 'groups',
    text: 'none hands in yet',
    todo: 'an admin sends /pasang in the group of Tim Pelaksana',
  };
}
