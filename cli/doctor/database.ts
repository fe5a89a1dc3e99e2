import { existsSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { openDatabase } from '../../storage/open-database.ts';
import type { IntakeGroup } from '../../workflows/ports.ts';
import { officeId, openForReading } from '../open-office.ts';
import { type Finding, wrong } from './finding.ts';

/** Returns the intake groups that stand in it. */
export async function* examineDatabase(config: Config): AsyncGenerator<Finding, readonly IntakeGroup[]> {
  const file = config.storage.databaseFile;
  if (!existsSync(file)) {
    yield { level: 'note', about: 'database', text: `there is none at ${file} yet`, todo: 'the first start makes it' };
    return [];
  }
  try {
    yield await integrity(file);
    const groups = await intakeGroups(config);
    yield groupsFinding(groups);
    return groups;
  } catch (error) {
    yield wrong('database', error, 'restore a backup when it is damaged; otherwise do what the message says');
    return [];
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

async function intakeGroups(config: Config): Promise<IntakeGroup[]> {
  const storage = await openForReading(config);
  try {
    return await storage.store.reads.intakeGroups(officeId);
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
