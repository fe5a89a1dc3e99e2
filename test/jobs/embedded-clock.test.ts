import { describe, expect, it } from 'vitest';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { alarmClockConformance } from './alarm-clock.conformance.ts';

alarmClockConformance('embedded', async () => {
  const clock = new FakeClock();
  return { alarms: createEmbeddedClock(clock), now: () => clock.now(), pass: (ms) => clock.advance(ms) };
});

describe('embedded clock', () => {
  it('notices within a second that the machine slept', async () => {
    const clock = new FakeClock('2025-06-12T00:00:00.000Z');
    const alarms = createEmbeddedClock(clock);
    const rung: string[] = [];
    alarms.onAlarm((name) => rung.push(name));
    alarms.set('reminders', new Date('2025-06-12T06:00:00.000Z'));
    await clock.advance(5000);
    clock.jump(6 * 3_600_000);
    await clock.advance(1000);
    expect(rung).toEqual(['reminders']);
  });

  it('does not ring early when the clock was put back', async () => {
    const clock = new FakeClock('2025-06-12T00:00:00.000Z');
    const alarms = createEmbeddedClock(clock);
    const rung: string[] = [];
    alarms.onAlarm((name) => rung.push(name));
    alarms.set('outbox', new Date('2025-06-12T00:00:10.000Z'));
    clock.jump(-60_000);
    await clock.advance(15_000);
    expect(rung).toEqual([]);
    await clock.advance(60_000);
    expect(rung).toEqual(['outbox']);
  });

  it('needs no timer while nothing is set', async () => {
    const clock = new FakeClock();
    const alarms = createEmbeddedClock(clock);
    alarms.set('outbox', clock.now());
    await clock.advance(10);
    expect(clock.waiting).toBe(0);
  });
});
