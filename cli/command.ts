import type { Writable } from 'node:stream';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Environment } from '../config.ts';

export interface Command {
  word: string;
  /** What follows the word. */
  usage: string;
  /** One line. */
  help: string;
  run(args: string[], shell: Shell): Promise<ExitCode>;
}

/** What a command has around it. Data goes to `stdout`, messages to `stderr`. */
export interface Shell {
  env: Environment;
  /** Where `.env` is looked for. */
  cwd: string;
  stdout: Writable;
  stderr: Writable;
  now(): Date;
}

export const done = 0;
export const failed = 1;
export const wrongUsage = 2;
export type ExitCode = typeof done | typeof failed | typeof wrongUsage;

/** Called with the wrong arguments: answered with the usage, and exit code 2. */
export class UsageError extends Error {}

/** Something that whoever calls can mend: its message is all they see, and the exit code is 1. */
export class CommandFailed extends Error {}

/** The arguments of a command. Throws `UsageError`. */
export function readArguments<Options extends ParseArgsOptionsConfig>(
  args: string[],
  options: Options,
  positionals: readonly string[] = [],
) {
  const read = refusingUsage(() => parseArgs({ args, options, allowPositionals: true, strict: true }));
  if (read.positionals.length === positionals.length) return read;
  throw new UsageError(
    positionals.length === 0 ? `unexpected: ${read.positionals.join(' ')}` : `expected ${positionals.join(' ')}`,
  );
}

function refusingUsage<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
