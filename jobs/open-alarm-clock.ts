import type { AlarmClock } from './alarm-clock.ts';
import type { BullMqClockOptions } from './bullmq-clock.ts';
import { createEmbeddedClock } from './embedded-clock.ts';

export type AlarmClockOptions = Omit<BullMqClockOptions, 'url'> & {
  /** Null: alarms of the process itself. BullMQ is only loaded where it is wanted. */
  redisUrl: string | null;
};

export async function openAlarmClock({ redisUrl, ...options }: AlarmClockOptions): Promise<AlarmClock> {
  if (redisUrl === null) return createEmbeddedClock(options.clock);
  const { createBullMqClock } = await import('./bullmq-clock.ts');
  return createBullMqClock({ url: redisUrl, ...options });
}
