import { HttpError } from 'grammy';
import { describe, expect, test } from 'vitest';
import type { FaultKind } from '../../../playground/bot-api/fault.ts';
import { openServer, refusalOf, skipUpdates } from './open-server.ts';

describe('faults', () => {
  test('answers', async () => {
    const { server, api, ani } = await openServer();
    server.faults.next('sendMessage', { kind: '429', retryAfter: 7 });
    server.faults.next('sendMessage', { kind: '500' });
    const tooMany = await refusalOf(api.sendMessage(ani.id, 'a'));
    expect(tooMany).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
    expect(tooMany.description).toBe('Too Many Requests: retry after 7');
    expect((await refusalOf(api.sendMessage(ani.id, 'b'))).error_code).toBe(500);
    await api.sendMessage(ani.id, 'c');
    expect(ani.inbox.map(({ text }) => text)).toEqual(['c']);
    expect(server.calls.map(({ status }) => status)).toEqual([429, 500, 200]);
  });

  test('a proxy answers HTML', async () => {
    const { server, api, ani } = await openServer();
    server.faults.next('*', { kind: '502' });
    await expect(api.sendMessage(ani.id, 'a')).rejects.toThrow(HttpError);
    expect(ani.inbox).toEqual([]);
  });

  test('a reset before and one after', async () => {
    const { server, api, ani } = await openServer();
    server.faults.next('sendMessage', { kind: 'reset-before' });
    server.faults.next('sendMessage', { kind: 'reset-after' });
    await expect(api.sendMessage(ani.id, 'before')).rejects.toThrow(HttpError);
    await expect(api.sendMessage(ani.id, 'after')).rejects.toThrow(HttpError);
    expect(ani.inbox.map(({ text }) => text)).toEqual(['after']);
    expect(server.faults.fired.map(({ fault }) => fault.kind)).toEqual(['reset-before', 'reset-after']);
  });

  test('a hang takes effect before it answers', async () => {
    const { server, api, ani } = await openServer();
    server.faults.next('sendMessage', { kind: 'hang', ms: 30 });
    const sending = api.sendMessage(ani.id, 'a');
    await server.waitFor(() => ani.inbox.length === 1);
    expect(server.calls.at(-1)?.finishedAt).toBeUndefined();
    await sending;
  });

  test('an update comes twice, with the same id', async () => {
    const { server, api, ani } = await openServer();
    await skipUpdates(api);
    server.faults.duplicateNextUpdates(1);
    ani.send('bot', 'sekali');
    const [first] = await api.getUpdates();
    expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([first]);
    expect(await api.getUpdates({ offset: first!.update_id + 1 })).toEqual([]);
  });

  test('an outage resets also the waiting poll', async () => {
    const { server, api, ani } = await openServer();
    await skipUpdates(api);
    const poll = api.getUpdates({ timeout: 30, offset: 100_000_002 });
    const outcome = expect(poll).rejects.toThrow(HttpError);
    await server.waitFor(() => server.isPolled);
    server.faults.outage(true);
    await outcome;
    await expect(api.sendMessage(ani.id, 'a')).rejects.toThrow(HttpError);
    server.faults.outage(false);
    await api.sendMessage(ani.id, 'b');
    expect(ani.inbox.map(({ text }) => text)).toEqual(['b']);
  });

  test('random ones are the same for the same seed', async () => {
    const run = async () => {
      const { server, ani, call } = await openServer();
      const rates: Partial<Record<FaultKind, number>> = { '429': 0.3, '500': 0.3 };
      server.faults.random({ seed: 7, rates, methods: ['sendMessage'] });
      const outcomes: (number | undefined)[] = [];
      for (let i = 0; i < 20; i += 1)
        outcomes.push((await call('sendMessage', { chat_id: ani.id, text: `${i}` })).error_code);
      expect((await call('getMe')).ok).toBe(true);
      server.faults.clear();
      expect((await call('sendMessage', { chat_id: ani.id, text: 'x' })).ok).toBe(true);
      return outcomes;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([undefined, 429, 500]));
    expect(await run()).toEqual(first);
  });
});
