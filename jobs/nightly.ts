import { DateTime } from 'luxon';
import type { Instant } from '../workflows/deadlines.ts';
import type { Clock, Log } from '../workflows/ports.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { traceOf } from './error-trace.ts';
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

const hour = 3;
const keepUpdatesDays = 30;

/** Runs each task at start, for machines that are switched off at night, and every night at 03:00. */
export function nightly(options: NightlyOptions): Job {
  const { clock, alarms, log, zone } = options;
  let nextAt = clock.now();
  const round = async () => {
    const now = clock.now();
    if (now >= nextAt) {
      await runTasks(options, now);
      nextAt = nextNight(now, zone);
    }
    return nextAt;
  };
  return startWorkLoop({ name: 'nightly', clock, alarms, log, round });
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

function nextNight(now: Date, zone: string): Date {
  const local = DateTime.fromJSDate(now, { zone });
  const tonight = local.set({ hour, minute: 0, second: 0, millisecond: 0 });
  return (tonight > local ? tonight : tonight.plus({ days: 1 })).toJSDate();
}
