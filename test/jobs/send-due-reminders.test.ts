import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import { sendDueReminders } from '../../jobs/send-due-reminders.ts';
import type { Job } from '../../jobs/work-loop.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { MemoryRows, RememberedLog } from './memory-rows.ts';

describe('send due reminders', () => {
  let rows: MemoryRows;
  let clock: FakeClock;
  let job: Job;
  let handled: number[];
  beforeEach(() => {
    rows = new MemoryRows();
    clock = new FakeClock('2025-06-12T01:00:00.000Z');
    handled = [];
  });
  afterEach(() => job.stop());

  function start(handle = async (_id: number) => {}): void {
    job = sendDueReminders({
      reminders: rows.reminders,
      store: rows,
      clock,
      alarms: createEmbeddedClock(clock),
      log: new RememberedLog(),
      handle: async ({ id }) => {
        await handle(id);
        handled.push(id);
      },
    });
  }

  it('handles at start what came due while nobody ran', async () => {
    rows.remind(1, '2025-06-11T01:00:00.000Z');
    start();
    await clock.advance(10);
    expect(handled).toEqual([1]);
  });

  it('handles each at its time, once', async () => {
    rows.remind(1, '2025-06-12T01:00:05.000Z');
    start();
    await clock.advance(4900);
    expect(handled).toEqual([]);
    rows.remind(2, '2025-06-12T01:00:03.000Z');
    await clock.advance(10_000);
    expect(handled).toEqual([2, 1]);
  });

  it('handles each once, in its own time, when the clock goes back and forward an hour', async () => {
    const hour = 3_600_000;
    rows.remind(1, '2025-06-12T01:00:05.000Z');
    rows.remind(2, '2025-06-12T01:30:00.000Z');
    start();
    await clock.advance(6000);
    expect(handled).toEqual([1]);
    clock.jump(-hour);
    await clock.advance(3000);
    expect(handled).toEqual([1]);
    clock.jump(hour);
    await clock.advance(3000);
    expect(handled).toEqual([1]);
    clock.jump(hour);
    await clock.advance(3000);
    expect(handled).toEqual([1, 2]);
    clock.jump(-hour);
    await clock.advance(3000);
    clock.jump(hour);
    await clock.advance(3000);
    expect(handled).toEqual([1, 2]);
  });

  it('tries a failed one again, and the others go on', async () => {
    let failures = 2;
    for (const id of [1, 2, 3]) rows.remind(id, '2025-06-12T00:00:00.000Z');
    start(async (id) => {
      if (id === 1 && failures-- > 0) throw new Error('bug');
    });
    await clock.advance(100);
    expect(handled).toEqual([2, 3]);
    await clock.advance(6000);
    expect(handled).toEqual([2, 3, 1]);
  });
});
