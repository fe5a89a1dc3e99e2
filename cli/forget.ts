import { loadConfig } from '../config.ts';
import type { WhoToForget } from '../storage/forget-person.ts';
import { openStorage } from '../storage/open-storage.ts';
import { type Command, done, readArguments, UsageError } from './command.ts';
import { officeId, requireDatabase } from './open-office.ts';

export const forget: Command = {
  word: 'forget',
  usage: 'PERSON   (p7, telegram:12345 or whatsapp:628123456789)',
  help: 'takes away what tells who somebody is, but for the records; the program must be stopped',
  async run(args, { env, stderr, now }) {
    const who = readPerson(readArguments(args, {}, ['PERSON']).positionals[0] ?? '');
    const { storage: files, office } = loadConfig(env);
    requireDatabase(files);
    const { zone, workingDaysOnly, cutiBersama } = office;
    const calendar = { zone, workingDaysOnly, cutiBersama };
    const storage = await openStorage({ file: files.databaseFile, dataDir: files.dataDir, ...calendar });
    try {
      const { person, keepsName } = await storage.forget(officeId, who, now().toISOString());
      stderr.write(`p${person} is forgotten: addresses, messages and questions are gone\n`);
      if (keepsName) stderr.write('the name stays in the register and the written responses, which are records\n');
      stderr.write('backups made before still have it all: remove them when they are no longer needed\n');
      return done;
    } finally {
      await storage.close();
    }
  },
};

function readPerson(written: string): WhoToForget {
  const [, id] = /^p(\d{1,9})$/.exec(written) ?? [];
  if (id) return { id: Number(id) };
  const [, channel, userId] = /^(telegram|whatsapp):(\d{1,20})$/.exec(written) ?? [];
  if (channel && userId) return { channel, userId };
  throw new UsageError(`a person looks like p7 or telegram:12345, not ${JSON.stringify(written)}`);
}
