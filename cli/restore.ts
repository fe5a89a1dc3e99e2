import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { type Restored, restoreBackup } from '../storage/backup/restore-backup.ts';
import { type Command, CommandFailed, done, readArguments, type Shell } from './command.ts';

export const restore: Command = {
  word: 'restore',
  usage: 'FILE',
  help: 'puts a backup back, after checking it; the program must be stopped',
  async run(args, shell) {
    const file = resolve(readArguments(args, {}, ['FILE']).positionals[0] ?? '');
    if (!existsSync(file)) throw new CommandFailed(`there is no ${file}`);
    const { storage } = loadConfig(shell.env);
    tell(await restoreBackup({ ...storage, file, now: shell.now().toISOString() }), shell);
    return done;
  },
};

function tell({ manifest, missingMedia, keptIn }: Restored, { stderr }: Shell): void {
  const { createdAt, log } = manifest;
  stderr.write(`restored the state of ${createdAt}: ${log.rows} rows of the log\nhead ${log.head}\n`);
  if (keptIn !== undefined) stderr.write(`what was there before is in ${keptIn}\n`);
  if (missingMedia.length === 0) return;
  stderr.write(`${missingMedia.length} media are missing: this backup holds none, and DATA_DIR/media has lost them\n`);
}
