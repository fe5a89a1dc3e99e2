import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AlarmClock } from '../../jobs/alarm-clock.ts';

/** An alarm clock under test, and how time passes for it. */
export interface TestedAlarmClock {
  alarms: AlarmClock;
  now(): Date;
  /** Lets so many milliseconds pass: by moving a fake clock, or by waiting. */
  pass(ms: number): Promise<void>;
}

/** What every alarm clock promises. Milliseconds are small enough to be waited for, and far enough apart to tell. */
export function alarmClockConformance(name: string, open: () => Promise<TestedAlarmClock>): void {
  describe(`alarm clock: ${name}`, () => {
    let tested: TestedAlarmClock;
    let rung: string[];
    const inMs = (ms: number) => new Date(tested.now().getTime() + ms);

    beforeEach(async () => {
      tested = await open();
      rung = [];
      tested.alarms.onAlarm((name) => rung.push(name));
    });
    afterEach(() => tested.alarms.close());

    it('rings when its time has come, and not before', async () => {
      tested.alarms.set('outbox', inMs(600));
      await tested.pass(300);
      expect(rung).toEqual([]);
      await tested.pass(600);
      expect(rung).toEqual(['outbox']);
    });

    it('rings once', async () => {
      tested.alarms.set('outbox', inMs(100));
      await tested.pass(1500);
      expect(rung).toEqual(['outbox']);
    });

    it('rings for a time that is past', async () => {
      tested.alarms.set('outbox', inMs(-60_000));
      await tested.pass(300);
      expect(rung).toEqual(['outbox']);
    });

    it('keeps one time a name: a later one replaces it', async () => {
      tested.alarms.set('outbox', inMs(300));
      tested.alarms.set('outbox', inMs(1200));
      await tested.pass(800);
      expect(rung).toEqual([]);
      await tested.pass(800);
      expect(rung).toEqual(['outbox']);
    });

    it('and so does an earlier one', async () => {
      tested.alarms.set('outbox', inMs(1200));
      tested.alarms.set('outbox', inMs(200));
      await tested.pass(600);
      expect(rung).toEqual(['outbox']);
      await tested.pass(1000);
      expect(rung).toEqual(['outbox']);
    });

    it('keeps names apart', async () => {
      tested.alarms.set('reminders', inMs(700));
      tested.alarms.set('outbox', inMs(200));
      await tested.pass(450);
      expect(rung).toEqual(['outbox']);
      await tested.pass(600);
      expect(rung).toEqual(['outbox', 'reminders']);
    });

    it('does not ring what was called off', async () => {
      tested.alarms.set('outbox', inMs(200));
      tested.alarms.set('outbox', null);
      await tested.pass(600);
      expect(rung).toEqual([]);
    });

    it('can be set again from within its own ring', async () => {
      tested.alarms.onAlarm(() => rung.length < 2 && tested.alarms.set('outbox', inMs(200)));
      tested.alarms.set('outbox', inMs(200));
      await tested.pass(1200);
      expect(rung).toEqual(['outbox', 'outbox']);
    });

    it('tells every listener', async () => {
      const heard: string[] = [];
      tested.alarms.onAlarm((name) => heard.push(name));
      tested.alarms.set('outbox', inMs(100));
      await tested.pass(500);
      expect([...rung, ...heard]).toEqual(['outbox', 'outbox']);
    });

    it('rings again and again for what recurs, whatever is set beside it', async () => {
      tested.alarms.repeat('nightly', { everyMs: 700 });
      tested.alarms.set('nightly', inMs(100));
      tested.alarms.set('nightly', null);
      await tested.pass(2600);
      expect(rung.length).toBeGreaterThanOrEqual(2);
      expect(new Set(rung)).toEqual(new Set(['nightly']));
    });

    it('is silent when it is closed', async () => {
      tested.alarms.set('outbox', inMs(200));
      await tested.alarms.close();
      tested.alarms.set('reminders', inMs(200));
      await tested.pass(600);
      expect(rung).toEqual([]);
    });
  });
}
