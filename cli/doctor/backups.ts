import { existsSync, readdirSync } from 'node:fs';
import type { Config } from '../../config.ts';
import { newestNightly, nightlyFolder } from '../../storage/backup/nightly-backup.ts';
import type { Finding } from './finding.ts';

const about = 'backups';
const dayMs = 86_400_000;
/** One is written soon after each start, and every night. */
const freshForDays = 2;

/** Whether the nightly backups are written. Only where there is something to back up. */
export function* examineBackups({ dataDir, databaseFile }: Config['storage'], now: Date): Generator<Finding> {
  if (!existsSync(databaseFile)) return;
  const folder = nightlyFolder(dataDir);
  const newest = existsSync(folder) ? newestNightly(readdirSync(folder)) : undefined;
  if (newest === undefined) {
    const todo = 'the program writes one two minutes after its start; npx alur backup FILE writes one with the media';
    return yield { level: 'note', about, text: `none in ${folder} yet`, todo };
  }
  const text = `the newest is of ${newest}`;
  if (now.getTime() - Date.parse(newest) < (freshForDays + 1) * dayMs) return yield { level: 'fine', about, text };
  const todo = 'start the program; if it runs, look for "nightly task failed" in its log';
  yield { level: 'wrong', about, text, todo };
}
