import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ProcessInboxOptions, processInbox } from '../../jobs/process-inbox.ts';
import type { Job } from '../../jobs/work-loop.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { DiskFull, MemoryRows, RememberedLog } from './memory-rows.ts';

describe('process inbox', () => {
  let rows: MemoryRows;
  let clock: FakeClock;
  let log: RememberedLog;
  let job: Job;
  beforeEach(() => {
    rows = new MemoryRows();
    clock = new FakeClock();
    log = new RememberedLog();
  });
  afterEach(() => job.stop());

  function start(handle: ProcessInboxOptions['handle']): void {
    job = processInbox({ inbox: rows.inbox, store: rows, clock, log, handle });
  }

  function keep(...raws: string[]): Promise<number> {
    const updates = raws.map((raw) => ({ externalId: raw, raw }));
    return rows.inbox.keep('telegram', updates, clock.now().toISOString());
  }

  const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

  it('handles what waited at start and what comes, in order', async () => {
    const handled: string[] = [];
    await keep(...numbers(120));
    start(async ({ raw }) => void handled.push(raw));
    await settled();
    await keep('late');
    await settled();
    expect(handled).toEqual([...numbers(120), 'late']);
    expect(rows.updates.every(({ status }) => status === 'handled')).toBe(true);
  });

  it('starts a batch without waiting for each commit', async () => {
    let running = 0;
    let most = 0;
    const transact = rows.transact;
    const store = Object.assign(rows, {
      transact: (work: Parameters<typeof transact>[0]) => {
        most = Math.max(most, ++running);
        return transact(work).finally(() => running--);
      },
    });
    await keep(...numbers(50));
    job = processInbox({ inbox: rows.inbox, store: store as MemoryRows, clock, log, handle: async () => undefined });
    await settled();
    expect(most).toBe(50);
  });

  it('sets a poison update aside after three attempts, and the rest goes on', async () => {
    let attempts = 0;
    await keep('a', 'poison', 'b');
    start(async ({ raw }) => {
      if (raw !== 'poison') return undefined;
      attempts += 1;
      throw new Error('cannot read Rahasia');
    });
    await settled();
    expect(attempts).toBe(3);
    expect(rows.updates.map(({ status }) => status)).toEqual(['handled', 'failed', 'handled']);
    expect(log.lines).toContainEqual(expect.objectContaining({ fields: expect.objectContaining({ inboxId: 2 }) }));
    expect(JSON.stringify(log.lines)).not.toContain('Rahasia');
  });

  it('handles an update that fails once', async () => {
    let attempts = 0;
    await keep('a');
    start(async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('version conflict');
      return undefined;
    });
    await settled();
    expect(rows.updates[0]?.status).toBe('handled');
  });

  it('gives up nothing while the database does not take anything', async () => {
    rows.brokenCommits = 4;
    await keep('a');
    start(async () => undefined);
    await settled();
    expect(rows.updates[0]?.status).toBe('pending');
    await clock.advance(60_000);
    expect(rows.updates[0]?.status).toBe('handled');
  });

  it('counts no attempt against an update while the database works for nobody', async () => {
    let attempts = 0;
    await keep('a');
    start(async () => {
      attempts += 1;
      if (attempts <= 5) throw new DiskFull();
      return undefined;
    });
    await clock.advance(120_000);
    expect(attempts).toBe(6);
    expect(rows.updates[0]?.status).toBe('handled');
  });

  it('does what follows only after the commit, does not wait for it, and finishes it when stopped', async () => {
    const seen: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    await keep('tap', 'next');
    start(async ({ raw }) => {
      if (raw !== 'tap') return undefined;
      return async () => {
        seen.push(rows.updates[0]?.status ?? '');
        await promise;
        seen.push('answered');
      };
    });
    await settled();
    expect(rows.updates[1]?.status).toBe('handled');
    expect(seen).toEqual(['handled']);
    const stopping = job.stop();
    resolve();
    await stopping;
    expect(seen).toEqual(['handled', 'answered']);
  });
});
