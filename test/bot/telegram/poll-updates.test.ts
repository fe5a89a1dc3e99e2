import { GrammyError } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pollUpdates } from '../../../bot/telegram/poll-updates.ts';
import type { RawUpdate } from '../../../bot/telegram/raw-update.ts';
import type { TelegramApi } from '../../../bot/telegram/telegram-api.ts';
import { TokenRefused } from '../../../bot/telegram/token-refused.ts';
import { RememberedLog } from '../../jobs/memory-rows.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { openPlatform } from './open-platform.ts';

/** Stores like the inbox does: the same update twice is one. */
function inbox() {
  const rows = new Map<string, string>();
  let broken = 0;
  return {
    rows,
    texts: () => [...rows.values()].map((raw) => JSON.parse(raw).message?.text),
    breakNext: (times: number) => {
      broken = times;
    },
    keep: async (updates: readonly RawUpdate[]) => {
      if (broken-- > 0) throw new Error('disk full');
      for (const { externalId, raw } of updates) if (!rows.has(externalId)) rows.set(externalId, raw);
    },
  };
}

async function openPolling(clock?: FakeClock) {
  const opened = await openPlatform({}, clock ? { clock } : {});
  const { server, telegram } = opened;
  const store = inbox();
  const fatal: Error[] = [];
  const poll = async () => {
    const running = await telegram.startPolling({ keep: store.keep, onFatal: (error) => fatal.push(error) });
    onTestFinished(() => running.stop());
    return running;
  };
  const polls = () => server.calls.filter(({ method }) => method === 'getUpdates');
  return { ...opened, store, fatal, poll, polls };
}

describe('long polling', () => {
  it('stores a batch before it confirms it', async () => {
    const { server, ani, store, poll, polls } = await openPolling();
    ani.send('bot', 'a');
    ani.send('bot', 'b');
    await poll();
    await server.waitFor(() => server.pendingUpdates === 0);
    expect(store.texts()).toEqual(['/start', 'a', 'b']);
    expect(polls()[0]?.params).not.toHaveProperty('offset');
    const last = Math.max(...[...store.rows.keys()].map(Number));
    expect(polls()[1]?.params).toMatchObject({ offset: last + 1, limit: 100, timeout: 30 });
    expect(server.violations).toEqual([]);
  });

  it('confirms nothing that could not be stored, and stores it later', async () => {
    const clock = new FakeClock();
    const { server, ani, store, poll, log } = await openPolling(clock);
    store.breakNext(1);
    ani.send('bot', 'Rahasia');
    await poll();
    await server.waitFor(() => log.lines.length > 0);
    expect(server.pendingUpdates).toBe(2);
    await clock.advance(2000);
    await server.waitFor(() => store.rows.size === 2);
    expect(JSON.stringify(log.lines)).not.toContain('Rahasia');
  });

  it('gets again what was stored but not confirmed when it died', async () => {
    const { server, telegram, ani, store, poll } = await openPolling();
    const first = await telegram.startPolling({
      keep: async (updates) => {
        await store.keep(updates);
        await new Promise(() => {});
      },
      onFatal: () => {},
    });
    ani.send('bot', 'a');
    await server.waitFor(() => store.rows.size > 0);
    expect(server.pendingUpdates).toBeGreaterThan(0);
    void first;
    await poll();
    await server.waitFor(() => server.pendingUpdates === 0);
    expect(store.texts()).toEqual(['/start', 'a']);
  });

  it('goes on after every kind of failure', async () => {
    const clock = new FakeClock();
    const { server, ani, store, poll, log } = await openPolling(clock);
    const faults = [
      { kind: '502' },
      { kind: 'reset-before' },
      { kind: '429', retryAfter: 5 },
      { kind: '500' },
    ] as const;
    for (const fault of faults) server.faults.next('getUpdates', fault);
    ani.send('bot', 'a');
    await poll();
    for (let failures = 1; failures <= faults.length; failures += 1) {
      await server.waitFor(() => log.lines.length >= failures);
      await clock.advance(31_000);
    }
    await server.waitFor(() => store.rows.size === 2);
  });

  it('removes a webhook that stands in the way', async () => {
    const { server, telegram, ani, store, poll } = await openPolling();
    await telegram.openWebhook({ url: 'https://example.org/hook', secret: 'x', keep: async () => {} });
    ani.send('bot', 'a');
    await poll();
    await server.waitFor(() => store.texts().includes('a'));
    expect(server.calls.find(({ method }) => method === 'deleteWebhook')?.params).toEqual({
      drop_pending_updates: false,
    });
  });

  it('ends the long poll when it is stopped', async () => {
    const { server, poll, polls } = await openPolling();
    const running = await poll();
    await server.waitFor(() => polls().length >= 2);
    const before = Date.now();
    await running.stop();
    expect(Date.now() - before).toBeLessThan(1000);
    const count = polls().length;
    expect(polls()).toHaveLength(count);
  });
});

describe('what Telegram answers to a poll', () => {
  type Answer = number[] | GrammyError;

  /** Polls a Telegram that gives these answers, then nothing any more. */
  async function answering(...answers: Answer[]) {
    const asked: (number | undefined)[] = [];
    const webhooksDeleted: object[] = [];
    const fatal: Error[] = [];
    const getUpdates = async ({ offset }: { offset?: number }, signal: AbortSignal) => {
      asked.push(offset);
      const answer = answers.shift();
      if (answer instanceof GrammyError) throw answer;
      if (answer) return answer.map((update_id) => ({ update_id }));
      return new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    };
    const deleteWebhook = async (options: object) => webhooksDeleted.push(options);
    const api = { polls: { getUpdates }, calls: { deleteWebhook } } as unknown as TelegramApi;
    const clock = new FakeClock();
    const log = new RememberedLog();
    const poll = pollUpdates({ api, keep: async () => {}, clock, log, onFatal: (error) => fatal.push(error) });
    onTestFinished(() => poll.stop());
    await settled();
    return { asked, webhooksDeleted, fatal, clock, log };
  }

  const refusal = (error_code: number, description: string) =>
    new GrammyError('failed', { ok: false, error_code, description, parameters: {} } as const, 'getUpdates', {});

  it('the same offset is sent after an empty answer: some servers give again what is not below one', async () => {
    const { asked, clock } = await answering([900, 901], [], [905]);
    await clock.advance(300);
    expect(asked).toEqual([undefined, 902, 902, 906]);
  });

  it('no offset is sent a day after the last update: ids may start anew below it', async () => {
    const { asked, clock } = await answering([900, 901], [], [5]);
    clock.jump(24 * 60 * 60 * 1000);
    await clock.advance(300);
    expect(asked).toEqual([undefined, 902, undefined, 6]);
  });

  it('a server that never holds an answer back is not asked without a pause', async () => {
    const { asked, clock } = await answering([], [], [], []);
    expect(asked).toHaveLength(1);
    await clock.advance(550);
    expect(asked).toHaveLength(3);
  });

  it('the same offset is sent again after a failure', async () => {
    const { asked, clock } = await answering([7], refusal(500, 'Internal Server Error'));
    await clock.advance(2000);
    expect(asked).toEqual([undefined, 8, 8]);
  });

  it('another poller: waits, longer each time, and goes on', async () => {
    const conflict = refusal(409, 'Conflict: terminated by other getUpdates request');
    const { asked, clock, log, fatal } = await answering(conflict, conflict, [1]);
    await clock.advance(1600);
    expect(asked).toHaveLength(2);
    await clock.advance(3100);
    expect(asked).toEqual([undefined, undefined, undefined, 2]);
    expect(log.lines).toHaveLength(2);
    expect(fatal).toEqual([]);
  });

  it('a webhook: removes it', async () => {
    const conflict =
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first";
    const { webhooksDeleted } = await answering(refusal(409, conflict));
    expect(webhooksDeleted).toEqual([{ drop_pending_updates: false }]);
  });

  it('a token that is not good any more: says so and ends', async () => {
    const { fatal, asked, clock } = await answering(refusal(401, 'Unauthorized'), [1]);
    await clock.advance(60_000);
    expect(fatal).toEqual([expect.any(TokenRefused)]);
    expect(asked).toHaveLength(1);
  });
});
