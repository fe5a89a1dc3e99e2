import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmClock } from '../../jobs/alarm-clock.ts';
import { createBullMqClock } from '../../jobs/bullmq-clock.ts';
import { sendDueReminders } from '../../jobs/send-due-reminders.ts';
import { systemClock } from '../../jobs/system-clock.ts';
import type { Job } from '../../jobs/work-loop.ts';
import type { Clock } from '../../workflows/ports.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { hasRedis, newRedisServer, type RedisServer } from '../support/redis-server.ts';
import { RememberedLog } from './memory-rows.ts';

/** Longer than a job waits by a timer of its own: what follows is rung by Redis. */
const byAlarmMs = 2600;

describe.skipIf(!hasRedis)('a reminder is handled once, also when Redis', () => {
  let redis: RedisServer;
  let test: TestStore;
  let alarms: AlarmClock;
  let job: Job;
  let handled: string[];
  let installations = 0;

  beforeAll(async () => {
    redis = await newRedisServer();
    await redis.start();
  });
  afterAll(() => redis.kill());
  beforeEach(async () => {
    test = await openTestStore();
    handled = [];
    installations += 1;
  });
  afterEach(async () => {
    await job.stop();
    await alarms.close();
    await test.close();
  });

  const installation = () => `failures-${installations}`;

  function start(clock: Clock = systemClock): void {
    const log = new RememberedLog();
    const handle = async ({ key }: { key: string }) => void handled.push(key);
    alarms = createBullMqClock({ url: redis.url, installation: installation(), clock, log });
    job = sendDueReminders({ reminders: test.reminders, store: test.store, clock, alarms, log, handle });
  }

  async function remind(key: string, at: number): Promise<void> {
    const about = { type: 'step', submissionId: 1, step: 'receiving' } as const;
    const reminder = { key, officeId: 1, about, dueAt: new Date(at).toISOString() };
    await test.store.transact((tx) => tx.apply([{ type: 'remind', reminder }]));
  }

  async function delayed(): Promise<string[]> {
    const client = new Redis(redis.url);
    const ids = await client.zrange(`alur:${installation()}:delayed`, '0', '-1');
    client.disconnect();
    return ids;
  }

  it('was killed and has lost everything', async () => {
    start();
    await remind('lost', Date.now() + byAlarmMs);
    await expect.poll(delayed, { timeout: 2000 }).toHaveLength(1);
    await redis.kill();
    await redis.start();
    await expect.poll(() => handled, { timeout: 6000 }).toEqual(['lost']);
    await pause(500);
    expect(handled).toEqual(['lost']);
  });

  it('was down at the start', async () => {
    await redis.kill();
    await remind('start', Date.now() + byAlarmMs);
    start();
    await pause(300);
    await redis.start();
    await expect.poll(() => handled, { timeout: 6000 }).toEqual(['start']);
  });

  it('is down when its time comes: a minute late at the most', async () => {
    const clock = new FakeClock();
    start(clock);
    await remind('down', clock.now().getTime() + 10_000);
    await clock.advance(100);
    await redis.kill();
    for (let seconds = 0; seconds < 61; seconds += 1) await clock.advance(1000);
    await expect.poll(() => handled).toEqual(['down']);
    await redis.start();
    await pause(500);
    expect(handled).toEqual(['down']);
  });

  it('delivers a job twice', async () => {
    start();
    const at = Date.now() + byAlarmMs;
    await remind('twice', at);
    const queue = new Queue(installation(), {
      connection: connect(redis.url),
      prefix: 'alur',
    });
    await queue.add('reminders', { at }, { delay: byAlarmMs - 100, removeOnComplete: true });
    await queue.add('reminders', { at }, { delay: byAlarmMs + 200, removeOnComplete: true });
    await expect.poll(() => handled, { timeout: 6000 }).toEqual(['twice']);
    await pause(700);
    expect(handled).toEqual(['twice']);
    await queue.close();
  });

  it('gave the job to a process that died with it', async () => {
    start();
    const at = Date.now() + byAlarmMs;
    await remind('stalled', at);
    await expect.poll(delayed, { timeout: 2000 }).toHaveLength(1);
    await job.stop();
    await alarms.close();
    await takeAndDie(redis.url, installation(), at);
    start();
    await expect.poll(() => handled, { timeout: 12_000 }).toEqual(['stalled']);
    await pause(500);
    expect(handled).toEqual(['stalled']);
  }, 20_000);
});

/** A worker that takes a job and is gone, without a word to Redis; so long ago that its lock has run out. */
async function takeAndDie(url: string, installation: string, at: number): Promise<void> {
  const connection = connect(url);
  const queue = new Queue(installation, { connection, prefix: 'alur' });
  await queue.add('reminders', { at }, { jobId: `reminders-${at}`, delay: 0 });
  const { promise: taken, resolve } = Promise.withResolvers<void>();
  const worker = new Worker(
    installation,
    () => {
      resolve();
      return new Promise(() => {});
    },
    { connection: connect(url), prefix: 'alur', lockDuration: 5000 },
  );
  worker.on('error', () => {});
  await taken;
  await worker.close(true);
  await connection.del(`alur:${installation}:reminders-${at}:lock`);
  await queue.close();
  connection.disconnect();
}

/** Redis goes and comes in these tests: nobody has to be told. */
function connect(url: string): Redis {
  return new Redis(url, { maxRetriesPerRequest: null }).on('error', () => {});
}
