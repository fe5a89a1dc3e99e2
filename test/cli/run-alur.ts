import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../support/alur-process.ts';
import { expectNoSecrets } from '../support/secrets.ts';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const entry = (name: string) => fileURLToPath(new URL(`../../cli/${name}`, import.meta.url));

/** `alur ARGS` as a process of its own, in an empty environment; `bin` is what npx runs. */
export async function runAlur(args: readonly string[], cwd: string, env = {}, bin = 'alur.ts'): Promise<Ended> {
  const child = spawn(process.execPath, [entry(bin), ...args], {
    cwd,
    env: { ...childEnvironment, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expectNoSecrets(stdout + stderr, env);
  return { code: child.exitCode, stdout, stderr };
}
