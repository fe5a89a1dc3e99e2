import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import { type NightlyTask, nightly, purgeHandledUpdates } from '../../jobs/nightly.ts';
import type { Job } from '../../jobs/work-loop.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { RememberedLog } from './memory-rows.ts';

describe('nightly', () => {
  const hour = 3_600_000;
  const clock = new FakeClock('2025-06-12T02:00:00.000Z');
  let job: Job;
  afterEach(() => job.stop());

  function start(...tasks: NightlyTask[]): void {
    const alarms = createEmbeddedClock(clock);
    job = nightly({ clock, alarms, log: new RememberedLog(), zone: 'Asia/Jakarta', tasks });
  }

  it('runs soon after the start, and each night at three in the office', async () => {
    const runs: string[] = [];
    const broken = {
      name: 'broken',
      run: async () => {
        throw new Error('bug');
      },
    };
    start(broken, { name: 'note', run: async (now) => void runs.push(now.toISOString()) });
    await clock.advance(100_000);
    expect(runs).toHaveLength(0);
    await clock.advance(30_000);
    expect(runs).toHaveLength(1);
    clock.jump(17 * hour);
    await clock.advance(61_000);
    expect(runs).toHaveLength(1);
    clock.jump(hour);
    await clock.advance(61_000);
    expect(runs).toHaveLength(2);
    clock.jump(24 * hour);
    await clock.advance(61_000);
    expect(runs).toHaveLength(3);
  });

  it('purges raw updates thirty days after they were handled', async () => {
    const asked: string[] = [];
    const now = new Date('2025-07-31T20:00:00.000Z');
    await purgeHandledUpdates(async (before) => asked.push(before)).run(now);
    expect(asked).toEqual(['2025-07-01T20:00:00.000Z']);
    start();
  });
});
