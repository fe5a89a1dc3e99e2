import { type Environment, readEnvironment } from '../config.ts';
import { done, type ExitCode, failed, type Shell, UsageError, wrongUsage } from './command.ts';
import { commands, usageOf, usageText } from './commands.ts';
import { failureLine } from './failure-line.ts';

/** Where a command line stands. */
export interface Terminal extends Omit<Shell, 'env'> {
  /** The environment's, unless others are given. */
  variables?: Environment;
}

/** One command: the word, and what follows it. Fails with one line, never with an error thrown. */
export async function runCommandLine(
  [word, ...args]: readonly string[],
  terminal: Terminal,
): Promise<ExitCode | undefined> {
  const { cwd, stdout, stderr, now } = terminal;
  const command = commands.find((known) => known.word === (word === '--help' || word === '-h' ? 'help' : word));
  if (!command) {
    return refuse(word === undefined ? 'no command' : `there is no command ${JSON.stringify(word)}`, usageText());
  }
  if (args.includes('--help')) return explain(usageOf(command));
  let env: Environment = {};
  try {
    env = readEnvironment(cwd, terminal.variables);
    return await command.run(args, { env, cwd, stdout, stderr, now });
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message, usageOf(command));
    stderr.write(`${failureLine(error, env)}\n`);
    return failed;
  }

  function explain(text: string): ExitCode {
    stdout.write(`${text}\n`);
    return done;
  }

  function refuse(why: string, usage: string): ExitCode {
    stderr.write(`alur: ${why}\n${usage}\n`);
    return wrongUsage;
  }
}
