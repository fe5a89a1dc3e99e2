import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DateTime } from 'luxon';
import { expired } from './retention.ts';
import type { BackupOptions } from './write-backup.ts';

export interface NightlyBackupOptions {
  dataDir: string;
  databaseFile: string;
  /** Days are counted there; IANA name. */
  zone: string;
}

/**
 * The database of each day in `DATA_DIR/backups`, once, and what is too old goes. Media stay where they are: they are never
 * changed, and twenty-four copies of them would fill the disk.
 */
export async function backUpNightly({ dataDir, databaseFile, zone }: NightlyBackupOptions, now: Date): Promise<void> {
  const folder = nightlyFolder(dataDir);
  const file = join(folder, nameOf(DateTime.fromJSDate(now, { zone }).toFormat('yyyy-MM-dd')));
  if (existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  await writeApart({ dataDir, databaseFile, file, withMedia: false, now: now.toISOString() });
  const days = (await readdir(folder)).flatMap((name) => dayOf(name) ?? []);
  for (const day of expired(days)) await rm(join(folder, nameOf(day)), { force: true });
}

export function nightlyFolder(dataDir: string): string {
  return join(dataDir, 'backups');
}

/** The day of the newest of these files. */
export function newestNightly(names: readonly string[]): string | undefined {
  return names
    .flatMap((name) => dayOf(name) ?? [])
    .sort()
    .at(-1);
}

const nameOf = (day: string) => `alur-${day}.tar`;
const dayOf = (name: string) => /^alur-(\d{4}-\d{2}-\d{2})\.tar$/.exec(name)?.[1];

const program = fileURLToPath(new URL('./write-backup-process.ts', import.meta.url));

/**
 * A large database is copied for seconds, without a turn for anybody else: that is not done among people's taps. Nor in a
 * thread, whose 40 MB the process would keep for good.
 */
function writeApart(options: BackupOptions): Promise<void> {
  const child = spawn(process.execPath, [program, JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The backup ended with ${code}`))));
  });
}
