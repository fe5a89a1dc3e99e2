import pino from 'pino';
import type { AppDeps } from './app.ts';
import { type Config, ConfigError, loadConfig, readEnvironment } from './config.ts';

/** How long stopping may take before the process ends all the same; what is not finished is carried on at next start. */
const stopWithinMs = 9000;

export interface Running {
  /** What the log line `ready` says beside. */
  readonly about: object;
  stop(): Promise<void>;
}

export type Start = (config: Config, deps: Omit<AppDeps, 'clock'>) => Promise<Running>;

/** Reads the settings, starts, stops on SIGTERM or SIGINT. Exit 0: stopped; 1: could not start or go on. */
export async function runProgram(start: Start): Promise<void> {
  await run(start).catch(fail);
}

async function run(start: Start): Promise<void> {
  const config = loadConfig(readEnvironment(process.cwd()));
  const log = pino({ level: config.logLevel, base: null });
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop(stopping));
  const running = await start(config, { log, signal: stopping.signal, onFatal: fail }).catch((error) => {
    // Stopped while it waited for a chat that cannot be reached: nothing was begun that would have to be finished.
    if (stopping.signal.aborted) process.exit(0);
    throw error;
  });
  log.info(running.about, 'ready');
  await aborted(stopping.signal);
  log.info('stopping');
  await running.stop();
  log.info('stopped');
  process.exit(0);
}

function stop(stopping: AbortController): void {
  setTimeout(() => process.exit(0), stopWithinMs).unref();
  stopping.abort();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** One line that says what to do; a stack only for what is no known failure. */
function fail(error: unknown): never {
  const known = error instanceof Error ? error : new Error(String(error));
  console.error(known instanceof ConfigError ? known.message : `${known.name}: ${known.message}`);
  process.exit(1);
}
