import { DateTime } from 'luxon';
import type { Instant } from '../workflows/deadlines.ts';
import type { Clock, Log } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { traceOf } from './error-trace.ts';
import { nextOccurrence } from './next-occurrence.ts';
import { type Job, startWorkLoop } from './work-loop.ts';

export interface NightlyOptions {
  clock: Clock;
  alarms: AlarmClock;
  log: Log;
  /** IANA name. */
  zone: string;
  tasks: readonly NightlyTask[];
}

export interface NightlyTask {
  name: string;
  run(now: Date): Promise<void>;
}

/** 03:00, in minutes after midnight. */
const nightAt = 180;
/** The first minutes after a start are for what came in meanwhile. */
const calmAfterMs = 120_000;
const keepUpdatesDays = 30;

/** Runs each task soon after the start, for machines that are switched off at night, and every night at 03:00. */
export function nightly(options: NightlyOptions): Job {
  const { clock, alarms, log, zone } = options;
  const recurs = { dailyAt: nightAt, zone };
  let nextAt = new Date(clock.now().getTime() + calmAfterMs);
  const round = async () => {
    const now = clock.now();
    if (now < nextAt) return nextAt;
    await runTasks(options, now);
    nextAt = nextOccurrence(recurs, now);
    return nextAt;
  };
  return startWorkLoop({ name: 'nightly', clock, alarms, log, recurs, round });
}

/** Raw updates hold what people wrote: they are kept for 30 days after they were handled. */
export function purgeHandledUpdates(purge: (handledBefore: Instant) => Promise<unknown>): NightlyTask {
  return {
    name: 'purge handled updates',
    async run(now) {
      await purge(DateTime.fromJSDate(now).minus({ days: keepUpdatesDays }).toUTC().toJSDate().toISOString());
    },
  };
}

async function runTasks({ tasks, log }: NightlyOptions, now: Date): Promise<void> {
  for (const task of tasks) {
    try {
      await task.run(now);
    } catch (error) {
      log.error({ task: task.name, ...traceOf(error) }, 'nightly task failed');
    }
  }
}
