import { makeResponse } from '../reports/make-response.ts';
import { type Command, CommandFailed, done, readArguments, UsageError } from './command.ts';
import { readCode } from './history.ts';
import { withOffice } from './open-office.ts';
import { writeOutput } from './write-output.ts';

export const response: Command = {
  word: 'response',
  usage: 'K-0001 --out FILE.pdf',
  help: 'the written responses of one package, as PDF',
  async run(args, shell) {
    const { values, positionals } = readArguments(args, { out: { type: 'string' } }, ['the code of a package']);
    const code = readCode(positionals[0]);
    const isScreen = 'isTTY' in shell.stdout && shell.stdout.isTTY === true;
    if (values.out === undefined && isScreen) throw new UsageError('pdf is nothing for a screen: give --out FILE');
    await withOffice(shell, async ({ storage, office }) => {
      const file = await makeResponse(storage.store.reads, office, code, shell.now().toISOString());
      if (!file) throw new CommandFailed(`there is no package ${code}`);
      await writeOutput(chunks(file.bytes), values.out, shell);
    });
    return done;
  },
};

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
