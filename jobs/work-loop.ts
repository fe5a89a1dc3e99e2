import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock, Log } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { backoffMs } from './backoff.ts';
import { traceOf } from './error-trace.ts';
import type { Recurrence } from './next-occurrence.ts';

/** Work that goes on in the background until it is stopped. */
export interface Job {
  /** There may be something to do. */
  wake(): void;
  /** Takes no more work; resolves when what is in hand is done. */
  stop(): Promise<void>;
}

/** When a job wants to look again: at once, at a time, or only when it is woken. */
export type Next = 'now' | Date | null;

export interface WorkLoopOptions {
  /** Names its alarm and stands in the log. */
  name: string;
  clock: Clock;
  log: Log;
  /** Only for jobs that wait for a time. */
  alarms?: AlarmClock;
  /** Woken at these times whatever its rounds ask for. */
  recurs?: Recurrence;
  /** Does what there is to do. May throw: then it is tried again after a while. */
  round: () => Promise<Next>;
}

/** However quiet it is, a job looks at its rows once a minute: whatever lost an alarm costs lateness and nothing else. */
const lookAnywayMs = 60_000;
/** Waits up to this long go by a timer of the process: pacing wants them to the millisecond. */
const shortWaitMs = 2000;

/** Rounds of work while there is any; sleeps until woken or until its time has come. */
export function startWorkLoop(options: WorkLoopOptions): Job {
  const loop = new WorkLoop(options);
  options.alarms?.onAlarm((name) => {
    if (name === options.name) loop.wake();
  });
  if (options.recurs) options.alarms?.repeat(options.name, options.recurs);
  return loop;
}

class WorkLoop implements Job {
  readonly #options: WorkLoopOptions;
  readonly #done: Promise<void>;
  #woken = false;
  #stopping = false;
  #failures = 0;
  #endSleep: () => void = () => {};

  constructor(options: WorkLoopOptions) {
    this.#options = options;
    this.#done = this.#run();
  }

  readonly wake = (): void => {
    this.#woken = true;
    // After a failure the wait is the point: news does not shorten it.
    if (this.#failures === 0) this.#endSleep();
  };

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#endSleep();
    await this.#done;
    this.#options.alarms?.set(this.#options.name, null);
  }

  async #run(): Promise<void> {
    while (!this.#stopping) {
      // At first the caller shall have its handle on the job; later, who waited for the commit that woke the job goes first.
      await nextTurn();
      this.#woken = false;
      const next = await this.#tryRound();
      if (this.#stopping) return;
      if (this.#failures > 0) await this.#sleep(backoffMs(this.#failures));
      else if (next !== 'now' && !this.#woken) await this.#sleepUntil(next);
    }
  }

  async #tryRound(): Promise<Next> {
    try {
      const next = await this.#options.round();
      this.#failures = 0;
      return next;
    } catch (error) {
      this.#failures += 1;
      const { name, log } = this.#options;
      log.error({ job: name, failures: this.#failures, ...traceOf(error) }, 'job failed, will try again');
      return null;
    }
  }

  async #sleepUntil(next: Date | null): Promise<void> {
    const { name, clock, alarms } = this.#options;
    const ms = next === null ? Number.POSITIVE_INFINITY : Math.max(0, next.getTime() - clock.now().getTime());
    if (ms > shortWaitMs) alarms?.set(name, next);
    await this.#sleep(ms > shortWaitMs ? lookAnywayMs : ms);
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#options.clock.after(ms, resolve);
      this.#endSleep = () => {
        cancel();
        resolve();
      };
    });
  }
}
