import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import { type Command, done, readArguments } from './command.ts';
import { requireDatabase } from './open-office.ts';

export const backup: Command = {
  word: 'backup',
  usage: 'FILE',
  help: 'writes database and media into one file, also while the program runs, and checks it',
  async run(args, shell) {
    const file = resolve(readArguments(args, {}, ['FILE']).positionals[0] ?? '');
    const { storage } = loadConfig(shell.env);
    requireDatabase(storage);
    const { log, media } = await writeBackup({ ...storage, file, withMedia: true, now: shell.now().toISOString() });
    shell.stderr.write(`wrote ${file} and checked it: ${log.rows} rows of the log, ${media.length} media\n`);
    shell.stderr.write(`head ${log.head}\n`);
    return done;
  },
};
