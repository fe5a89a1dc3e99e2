import { type Job, Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Clock, Log } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { traceOf } from './error-trace.ts';
import type { Recurrence } from './next-occurrence.ts';

export interface BullMqClockOptions {
  /** `redis://` or `rediss://`. */
  url: string;
  /** Names this installation's queue: several may share one Redis. Letters, digits and `-`. */
  installation: string;
  clock: Clock;
  log: Log;
}

/** An alarm that waits in Redis; `at` in milliseconds, null for one that recurs. */
interface Alarm {
  at: number | null;
}

const prefix = 'alur';
/** Jobs are done in no time: one that takes longer was left by a process that died, and is handed out again. In milliseconds. */
const lockDuration = 3000;
/** Between tries to reach Redis, in milliseconds: so much longer each time, up to the most. */
const retryStepMs = 200;
const retryMostMs = 5000;
/** A stop does not wait longer than this for a Redis that does not answer. */
const closeWithinMs = 2000;

/**
 * Alarms as delayed jobs and job schedulers of BullMQ (docs.bullmq.io). What is wanted is kept here as well and put into
 * Redis anew with every connection, so that a Redis that was away, or lost everything, has it again; a job that is not
 * wanted any more, or comes twice, rings nothing.
 */
export function createBullMqClock(options: BullMqClockOptions): AlarmClock {
  return new BullMqClock(options);
}

class BullMqClock implements AlarmClock {
  readonly #options: BullMqClockOptions;
  readonly #connection: Redis;
  /** The worker's own: it waits on it for the next job. */
  readonly #workers: Redis;
  readonly #queue: Queue<Alarm>;
  readonly #worker: Worker<Alarm>;
  readonly #wanted = new Map<string, number>();
  readonly #recurring = new Map<string, Recurrence>();
  readonly #listeners: ((name: string) => void)[] = [];
  #closed = false;
  #isAway = false;
  /** Commands go to Redis one after the other: the last word about a name is the newest. */
  #tail: Promise<void> = Promise.resolve();

  constructor(options: BullMqClockOptions) {
    this.#options = options;
    const { url, installation } = options;
    this.#connection = connect(url);
    this.#queue = new Queue(installation, { connection: this.#connection, prefix, skipWaitingForReady: true });
    this.#workers = connect(url);
    const ring = async ({ name, data }: Job<Alarm>) => this.#ring(name, data);
    this.#worker = new Worker<Alarm>(installation, ring, {
      connection: this.#workers,
      prefix,
      lockDuration,
      stalledInterval: lockDuration,
    });
    this.#queue.on('error', (error) => this.#noteAway(error));
    this.#worker.on('error', (error) => this.#noteAway(error));
    this.#connection.on('ready', () => this.#noteBack());
  }

  set(name: string, at: Date | null): void {
    if (this.#closed) return;
    const before = this.#wanted.get(name);
    if (before !== undefined && before === at?.getTime()) return;
    this.#wanted.delete(name);
    if (at !== null) this.#wanted.set(name, at.getTime());
    this.#do(async () => {
      if (before !== undefined) await this.#queue.remove(jobId(name, before));
      await this.#place(name);
    });
  }

  repeat(name: string, recurrence: Recurrence): void {
    if (this.#closed) return;
    this.#recurring.set(name, recurrence);
    this.#do(() => this.#schedule(name, recurrence));
  }

  onAlarm(listener: (name: string) => void): void {
    this.#listeners.push(listener);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#connection.status === 'ready')
      await within(closeWithinMs, Promise.all([this.#tail, this.#worker.close(), this.#queue.close()]));
    for (const connection of [this.#connection, this.#workers]) connection.disconnect();
    // Where Redis was away there was nothing to finish; what still waits for it is let go.
    await within(closeWithinMs, Promise.all([this.#worker.close(true), this.#queue.close()]));
  }

  #ring(name: string, { at }: Alarm): void {
    if (this.#closed || (at !== null && this.#wanted.get(name) !== at)) return;
    if (at !== null) this.#wanted.delete(name);
    for (const listener of this.#listeners) listener(name);
  }

  /** As it is wanted when its turn has come; nothing when it is not wanted any more. */
  async #place(name: string): Promise<void> {
    const at = this.#wanted.get(name);
    if (at === undefined) return;
    const delay = Math.max(0, at - this.#options.clock.now().getTime());
    await this.#queue.add(name, { at }, { jobId: jobId(name, at), delay, removeOnComplete: true, removeOnFail: true });
  }

  async #schedule(name: string, recurrence: Recurrence): Promise<void> {
    const template = { name, data: { at: null }, opts: { removeOnComplete: true, removeOnFail: true } };
    await this.#queue.upsertJobScheduler(name, toRepeat(recurrence), template);
  }

  /** While Redis is away nothing is asked of it: what is wanted follows when it is back. */
  #do(command: () => Promise<void>): void {
    if (this.#connection.status !== 'ready') return;
    this.#tail = this.#tail.then(command).catch((error) => this.#noteAway(error));
  }

  #noteAway(error: unknown): void {
    if (this.#isAway || this.#closed) return;
    this.#isAway = true;
    this.#options.log.warn(traceOf(error), 'Redis cannot be reached: jobs look at their rows once a minute meanwhile');
  }

  #noteBack(): void {
    if (this.#isAway) this.#options.log.info({}, 'Redis is there again');
    this.#isAway = false;
    for (const name of this.#wanted.keys()) this.#do(() => this.#place(name));
    for (const [name, recurrence] of this.#recurring) this.#do(() => this.#schedule(name, recurrence));
  }
}

/** BullMQ wants commands that wait for ever (`maxRetriesPerRequest: null`); an error without a listener ends the process. */
function connect(url: string): Redis {
  const retryStrategy = (times: number) => Math.min(times * retryStepMs, retryMostMs);
  return new Redis(url, { maxRetriesPerRequest: null, retryStrategy }).on('error', () => {});
}

/** The same alarm is the same job, however often it is asked for. No colon, no number alone: BullMQ takes neither. */
function jobId(name: string, at: number): string {
  return `${name}-${at}`;
}

function toRepeat(recurrence: Recurrence) {
  if ('everyMs' in recurrence) return { every: recurrence.everyMs };
  const { dailyAt, zone } = recurrence;
  return { pattern: `${dailyAt % 60} ${Math.floor(dailyAt / 60)} * * *`, tz: zone };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  await Promise.race([work.catch(() => undefined), promise]);
  clearTimeout(timer);
}
