import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveMedia } from '../../jobs/archive-media.ts';
import { createEmbeddedClock } from '../../jobs/embedded-clock.ts';
import type { Job } from '../../jobs/work-loop.ts';
import type { ArchiveResult } from '../../workflows/command.ts';
import type { MediaArchive, PieceFetches, Store, Transaction } from '../../workflows/ports.ts';
import type { PieceFetch } from '../../workflows/records.ts';
import { FakeClock, settled } from '../support/fake-clock.ts';
import { RememberedLog } from './memory-rows.ts';

const archive = {
  keep: async (bytes: AsyncIterable<Uint8Array>) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    return { sha256: Buffer.concat(chunks).toString(), size: chunks.length };
  },
} as unknown as MediaArchive;

describe('archive media', () => {
  let clock: FakeClock;
  let job: Job;
  let waiting: { fetch: PieceFetch; at: string }[];
  let settledPieces: [string, ArchiveResult][];
  let download: (key: string) => Promise<void> | void;
  let wake = () => {};
  beforeEach(() => {
    clock = new FakeClock();
    waiting = [];
    settledPieces = [];
    download = () => {};
  });
  afterEach(() => job.stop());

  const fetches: PieceFetches = {
    due: async (now, limit) =>
      waiting
        .filter(({ at }) => at <= now)
        .map(({ fetch }) => fetch)
        .slice(0, limit),
    nextAt: async (now) =>
      waiting
        .map(({ at }) => at)
        .filter((at) => at > now)
        .sort()[0],
    onChange: (listener) => {
      wake = listener;
    },
  };

  const store = {
    transact: (work: (tx: Transaction) => Promise<unknown>) =>
      work({
        postponeFetch: async (key: string, until: string) => {
          const row = waiting.find(({ fetch }) => fetch.piece.key === key)!;
          Object.assign(row, { at: until, fetch: { ...row.fetch, attempts: row.fetch.attempts + 1 } });
        },
      } as unknown as Transaction),
  } as unknown as Store;

  function add(key: string): void {
    const fetch = { submissionId: 1, officeId: 1, channel: 'telegram', piece: { key }, attempts: 0 } as PieceFetch;
    waiting.push({ fetch, at: '2000-01-01T00:00:00.000Z' });
    wake();
  }

  function start(settle = async () => {}): void {
    job = archiveMedia({
      fetches,
      archive,
      store,
      clock,
      alarms: createEmbeddedClock(clock),
      log: new RememberedLog(),
      download: async ({ piece }) => {
        await download(piece.key);
        return (async function* () {
          yield Buffer.from(piece.key);
        })();
      },
      isFinal: (error) => error instanceof RangeError,
      settle: async ({ piece }, result) => {
        await settle();
        settledPieces.push([piece.key, result]);
        waiting = waiting.filter(({ fetch }) => fetch.piece.key !== piece.key);
      },
    });
  }

  it('fetches, archives, and says so', async () => {
    add('a');
    start();
    await settled();
    add('b');
    await settled();
    expect(settledPieces).toEqual([
      ['a', { state: 'archived', sha256: 'a', size: 1 }],
      ['b', { state: 'archived', sha256: 'b', size: 1 }],
    ]);
  });

  it('fetches four at a time', async () => {
    let running = 0;
    let most = 0;
    download = async () => {
      most = Math.max(most, ++running);
      await settled(2);
      running -= 1;
    };
    for (const key of 'abcdefghij') add(key);
    start();
    await settled(60);
    expect(most).toBe(4);
    expect(settledPieces).toHaveLength(10);
  });

  it('goes on without the bytes that the chat does not give', async () => {
    download = () => {
      throw new RangeError('too big');
    };
    add('a');
    start();
    await settled();
    expect(settledPieces).toEqual([['a', { state: 'unarchived' }]]);
  });

  it('tries again what failed, and meanwhile the others', async () => {
    let failures = 2;
    download = (key) => {
      if (key === 'a' && failures-- > 0) throw new Error('network');
    };
    add('a');
    add('b');
    start();
    await settled();
    expect(settledPieces.map(([key]) => key)).toEqual(['b']);
    await clock.advance(6000);
    expect(settledPieces.map(([key]) => key)).toEqual(['b', 'a']);
  });

  it('does not fetch over and over what cannot be noted', async () => {
    let downloads = 0;
    let failures = 1;
    download = () => void downloads++;
    add('a');
    start(async () => {
      if (failures-- > 0) throw new Error('disk full');
    });
    await settled(60);
    expect(downloads).toBe(1);
    await clock.advance(2000);
    expect(downloads).toBe(2);
    expect(settledPieces).toHaveLength(1);
  });
});
