import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../cli/run-command-line.ts';
import { childEnvironment, type Settings } from '../support/alur-process.ts';
import { expectNoSecrets } from '../support/secrets.ts';

export interface Ended {
  code: number | null | undefined;
  stdout: string;
  stderr: string;
}

const entry = (name: string) => fileURLToPath(new URL(`../../cli/${name}`, import.meta.url));

/** `alur ARGS` in an empty environment, in this process: ten times as fast. */
export async function runAlur(args: readonly string[], cwd: string, env: Settings = {}): Promise<Ended> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const printed = Promise.all([text(stdout), text(stderr)]);
  const code = await runCommandLine(args, { cwd, variables: env, stdout, stderr, now: () => new Date() });
  stdout.end();
  stderr.end();
  return ended(code, await printed, env);
}

/** What it prints for the auditor of an office, while the program runs. Throws when it ends with another code than 0. */
export async function alur(settings: Settings, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runAlur(args, settings.DATA_DIR ?? '', settings);
  if (code !== 0) throw new Error(`alur ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
}

/** `alur ARGS` as a process of its own, in an empty environment; `bin` is what npx runs. */
export async function spawnCommand(
  args: readonly string[],
  cwd: string,
  env: Settings = {},
  bin = 'alur.ts',
): Promise<Ended> {
  const child = spawn(process.execPath, [entry(bin), ...args], {
    cwd,
    env: { ...childEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return ended(child.exitCode, [stdout, stderr], env);
}

function ended(code: Ended['code'], [stdout, stderr]: [string, string], env: Settings): Ended {
  expectNoSecrets(stdout + stderr, env);
  return { code, stdout, stderr };
}
