import { existsSync } from 'node:fs';
import { type Config, loadConfig } from '../config.ts';
import type { PaperOffice } from '../reports/report.ts';
import { openStorage, type Storage } from '../storage/open-storage.ts';
import { CommandFailed, type Shell } from './command.ts';

export interface OpenOffice {
  config: Config;
  storage: Storage;
  office: PaperOffice;
}

/** One office an installation, for now. */
export const officeId = 1;

/** Opens the database for reading only, also while the program runs on it, and closes it after `use`. */
export async function withOffice<Result>({ env }: Shell, use: (open: OpenOffice) => Promise<Result>): Promise<Result> {
  const config = loadConfig(env);
  const storage = await openForReading(config);
  try {
    const { name } = await storage.store.reads.office(officeId);
    const { zone } = config.office;
    const paper = await storage.reports.paper(officeId, new Date().toISOString());
    const platforms = paper.profile.platforms ?? config.office.platforms;
    const { pathOf } = storage.archive;
    return await use({ config, storage, office: { id: officeId, name, zone, platforms, paper, pathOf } });
  } finally {
    await storage.close();
  }
}

/** Throws `CommandFailed` with what to do. */
export function requireDatabase({ databaseFile }: Config['storage']): void {
  if (existsSync(databaseFile)) return;
  throw new CommandFailed(
    `there is no database ${databaseFile}: start the program once, or set DATA_DIR or DATABASE_URL to where it is`,
  );
}

export function openForReading({ storage, office }: Config): Promise<Storage> {
  requireDatabase(storage);
  const { databaseFile: file, dataDir } = storage;
  const { zone, workingDaysOnly, cutiBersama } = office;
  return openStorage({ file, dataDir, zone, workingDaysOnly, cutiBersama, readonly: true });
}
