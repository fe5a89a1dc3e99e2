import { type Environment, readEnvironment } from '../config.ts';
import { done, type ExitCode, failed, type Shell, UsageError, wrongUsage } from './command.ts';
import { commands, usageOf, usageText } from './commands.ts';
import { failureLine } from './failure-line.ts';

process.exitCode = await runCommandLine(process.argv.slice(2));

async function runCommandLine([word, ...args]: string[]): Promise<ExitCode | undefined> {
  const command = commands.find((known) => known.word === (word === '--help' || word === '-h' ? 'help' : word));
  if (!command)
    return refuse(word === undefined ? 'no command' : `there is no command ${JSON.stringify(word)}`, usageText());
  if (args.includes('--help')) return explain(usageOf(command));
  let env: Environment = {};
  try {
    env = readEnvironment(process.cwd());
    return await command.run(args, shellWith(env));
  } catch (error) {
    if (error instanceof UsageError) return refuse(error.message, usageOf(command));
    process.stderr.write(`${failureLine(error, env)}\n`);
    return failed;
  }
}

function shellWith(env: Environment): Shell {
  return { env, stdout: process.stdout, stderr: process.stderr, now: () => new Date() };
}

function explain(text: string): ExitCode {
  process.stdout.write(`${text}\n`);
  return done;
}

function refuse(why: string, usage: string): ExitCode {
  process.stderr.write(`alur: ${why}\n${usage}\n`);
  return wrongUsage;
}
