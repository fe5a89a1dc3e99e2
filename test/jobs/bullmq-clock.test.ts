import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AlarmClock } from '../../jobs/alarm-clock.ts';
import { createBullMqClock } from '../../jobs/bullmq-clock.ts';
import { systemClock } from '../../jobs/system-clock.ts';
import { hasRedis, newRedisServer, type RedisServer } from '../support/redis-server.ts';
import { alarmClockConformance } from './alarm-clock.conformance.ts';
import { RememberedLog } from './memory-rows.ts';

describe.skipIf(!hasRedis)('with a real Redis', () => {
  let redis: RedisServer;
  let opened: AlarmClock[] = [];
  let installations = 0;
  const log = new RememberedLog();

  beforeAll(async () => {
    redis = await newRedisServer();
    await redis.start();
  });
  afterAll(() => redis.kill());
  afterEach(async () => {
    for (const alarms of opened) await alarms.close();
    opened = [];
  });

  function open(installation = `test-${++installations}`): AlarmClock {
    const alarms = createBullMqClock({ url: redis.url, installation, clock: systemClock, log });
    opened.push(alarms);
    return alarms;
  }

  async function delayed(installation: string): Promise<string[]> {
    const client = new Redis(redis.url);
    const ids = await client.zrange(`alur:${installation}:delayed`, '0', '-1');
    client.disconnect();
    return ids;
  }

  async function eventually(probe: () => Promise<boolean> | boolean, what: string): Promise<void> {
    for (let tries = 0; tries < 150; tries += 1) {
      if (await probe()) return;
      await pause(50);
    }
    throw new Error(`Never: ${what}`);
  }

  alarmClockConformance('BullMQ', async () => ({ alarms: open(), now: () => systemClock.now(), pass: pause }));

  it('keeps one job an alarm, however often the same is asked for, also by the next process', async () => {
    const at = new Date(Date.now() + 3_600_000);
    const first = open('same');
    for (let times = 0; times < 5; times += 1) first.set('reminders', at);
    await eventually(async () => (await delayed('same')).length > 0, 'the job in Redis');
    await first.close();
    const second = open('same');
    second.set('reminders', at);
    second.set('outbox', at);
    await eventually(async () => (await delayed('same')).length > 1, 'the other job in Redis');
    expect((await delayed('same')).sort()).toEqual([`outbox-${at.getTime()}`, `reminders-${at.getTime()}`]);
  });

  it('rings nothing for a job that is not wanted, or was delivered before', async () => {
    const rung: string[] = [];
    const left = open('left');
    left.set('reminders', new Date(Date.now() + 700));
    await eventually(async () => (await delayed('left')).length === 1, 'the job in Redis');
    await left.close();
    const alarms = open('left');
    alarms.onAlarm((name) => rung.push(name));
    alarms.set('outbox', new Date(Date.now() + 900));
    await eventually(() => rung.length > 0, 'the wanted alarm');
    await eventually(async () => (await delayed('left')).length === 0, 'the other job was taken');
    expect(rung).toEqual(['outbox']);
  });

  it('puts everything back into a Redis that lost it, and says so in the log', async () => {
    const alarms = open('lost');
    const rung: string[] = [];
    alarms.onAlarm((name) => rung.push(name));
    alarms.set('nightly', new Date(Date.now() + 3_600_000));
    alarms.set('reminders', new Date(Date.now() + 2500));
    alarms.repeat('again', { dailyAt: 180, zone: 'Asia/Jakarta' });
    await eventually(async () => (await delayed('lost')).length === 3, 'three jobs in Redis');
    await redis.kill();
    await eventually(() => log.lines.some(({ message }) => message.startsWith('Redis cannot')), 'the warning');
    await redis.start();
    await eventually(() => rung.includes('reminders'), 'the alarm after the loss');
    expect(rung).toEqual(['reminders']);
    expect((await delayed('lost')).length).toBe(2);
    expect(log.lines.some(({ message }) => message === 'Redis is there again')).toBe(true);
  });

  it('starts, takes alarms and closes while Redis is away, and rings when it comes', async () => {
    await redis.kill();
    const never = open('away');
    never.set('outbox', new Date(Date.now() + 50));
    const start = performance.now();
    await never.close();
    expect(performance.now() - start).toBeLessThan(4500);
    const alarms = open('away');
    const rung: string[] = [];
    alarms.onAlarm((name) => rung.push(name));
    alarms.set('outbox', new Date(Date.now() + 50));
    await redis.start();
    await eventually(() => rung.length > 0, 'the alarm that waited for Redis');
    expect(rung).toEqual(['outbox']);
  });
});
