import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expectNoSecrets } from './secrets.ts';

/** The program itself, as its own process, unmodified. */
export interface AlurProcess {
  readonly child: ChildProcess;
  /** Lines of its log, parsed; what is no JSON stands under `text`. */
  readonly log: readonly Record<string, unknown>[];
  readonly port: number;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export type Settings = Readonly<Record<string, string>>;

/** As empty as can be, with what the launcher sets: its cache halves the time that each start takes. */
export const childEnvironment: Settings = {
  PATH: process.env.PATH ?? '',
  MALLOC_ARENA_MAX: '2',
  ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}),
  ...(process.env.NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE } : {}),
};

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'alur-'));
}

/** Starts it with the options of `npm start` and waits for nothing. */
export function spawnAlur(settings: Settings, nodeOptions: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, ['--max-semi-space-size=4', ...nodeOptions, 'main.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { ...childEnvironment, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts it and waits for `ready`. Fails with what it printed when it ends before. */
export async function startAlur(settings: Settings, nodeOptions: readonly string[] = []): Promise<AlurProcess> {
  const child = spawnAlur(settings, nodeOptions);
  const log: Record<string, unknown>[] = [];
  const port = await readLog(child, log);
  return {
    child,
    log,
    port,
    async stop(signal) {
      const code = await stop(child, signal);
      expectNoSecrets(JSON.stringify(log), settings);
      return code;
    },
  };
}

function readLog(child: ChildProcess, log: Record<string, unknown>[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const onLine = (line: string) => {
      const entry = parseLine(line);
      log.push(entry);
      if (entry.msg === 'ready') resolve(Number(entry.port));
    };
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on('line', onLine);
    }
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${JSON.stringify(log.slice(-5))}`)));
  });
}

function parseLine(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return { text: line };
  }
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}
