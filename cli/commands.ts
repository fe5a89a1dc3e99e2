import { backup } from './backup.ts';
import { type Command, done } from './command.ts';
import { doctor } from './doctor.ts';
import { forget } from './forget.ts';
import { history } from './history.ts';
import { playground } from './playground.ts';
import { recap, register } from './report.ts';
import { response } from './response.ts';
import { restore } from './restore.ts';
import { start } from './start.ts';
import { verify } from './verify.ts';
import { whatsapp } from './whatsapp.ts';

const help: Command = {
  word: 'help',
  usage: '',
  help: 'this list',
  async run(_args, { stdout }) {
    stdout.write(`${usageText()}\n`);
    return done;
  },
};

/** Every word that `alur` knows; help and refusals are made from this list. */
export const commands: readonly Command[] = [
  start,
  playground,
  register,
  recap,
  response,
  history,
  verify,
  backup,
  restore,
  whatsapp,
  forget,
  doctor,
  help,
];

export function usageText(): string {
  const lines = commands.map((command) => `  ${command.word.padEnd(12)}${command.help}`);
  return ['usage: alur COMMAND', '', ...lines, '', 'alur COMMAND --help tells its options.'].join('\n');
}

export function usageOf({ word, usage, help: what }: Command): string {
  return `usage: alur ${`${word} ${usage}`.trim()}\n\n  ${what}`;
}
