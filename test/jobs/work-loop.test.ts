import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import { type Job, type Next, startWorkLoop } from '../../jobs/work-loop.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { RememberedLog } from './memory-rows.ts';

describe('work loop', () => {
  const clock = new FakeClock();
  const log = new RememberedLog();
  let job: Job;
  afterEach(() => job.stop());

  function start(round: () => Promise<Next>): void {
    job = startWorkLoop({ name: 'test', clock, log, alarms: createEmbeddedClock(clock), round });
  }

  it('goes on while there is work, then waits until it is woken', async () => {
    const answers: Next[] = ['now', 'now', null, null];
    let rounds = 0;
    start(async () => answers[rounds++] ?? null);
    await settled();
    expect(rounds).toBe(3);
    job.wake();
    await settled();
    expect(rounds).toBe(4);
  });

  it('forgets no wake that comes during a round', async () => {
    let rounds = 0;
    start(async () => {
      rounds += 1;
      if (rounds === 1) job.wake();
      return null;
    });
    await settled();
    expect(rounds).toBe(2);
  });

  it('looks again at the time that the round named', async () => {
    let rounds = 0;
    const at = new Date(clock.now().getTime() + 30_000);
    start(async () => (rounds++ === 0 ? at : null));
    await clock.advance(29_000);
    expect(rounds).toBe(1);
    await clock.advance(1500);
    expect(rounds).toBe(2);
  });

  it('looks anyway once a minute', async () => {
    let rounds = 0;
    start(async () => {
      rounds += 1;
      return null;
    });
    await clock.advance(61_000);
    expect(rounds).toBe(2);
  });

  it('outlives a round that throws, waits longer each time, and news does not shorten that', async () => {
    let rounds = 0;
    start(async () => {
      rounds += 1;
      throw new Error('the text of Budi');
    });
    await settled();
    job.wake();
    await settled();
    expect(rounds).toBe(1);
    await clock.advance(1500);
    expect(rounds).toBe(2);
    await clock.advance(1400);
    expect(rounds).toBe(2);
    expect(JSON.stringify(log.lines)).toContain('test');
    expect(JSON.stringify(log.lines)).not.toContain('Budi');
  });

  it('stops after the round in hand', async () => {
    const { promise, resolve } = Promise.withResolvers<Next>();
    start(() => promise);
    await settled();
    let stopped = false;
    const stopping = job.stop().then(() => {
      stopped = true;
    });
    await settled();
    expect(stopped).toBe(false);
    resolve('now');
    await stopping;
  });
});
