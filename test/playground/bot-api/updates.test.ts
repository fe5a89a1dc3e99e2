import { describe, expect, test } from 'vitest';
import { openServer, refusalOf, skipUpdates } from './open-server.ts';

describe('getUpdates', () => {
  test('an offset confirms all below it, and nothing else does', async () => {
    const { server, api, ani } = await openServer();
    ani.send('bot', 'satu');
    ani.send('bot', 'dua');
    const all = await api.getUpdates();
    expect(all.map(({ message }) => message?.text)).toEqual(['/start', 'satu', 'dua']);
    expect(await api.getUpdates()).toEqual(all);

    const last = await api.getUpdates({ offset: all[2]!.update_id });
    expect(last).toEqual([all[2]]);
    expect(server.pendingUpdates).toBe(1);
    expect(await api.getUpdates({ offset: all[0]!.update_id })).toEqual([all[2]]);
  });

  test('a negative offset keeps the last ones', async () => {
    const { api, ani } = await openServer();
    for (const text of ['satu', 'dua', 'tiga']) ani.send('bot', text);
    const kept = await api.getUpdates({ offset: -2 });
    expect(kept.map(({ message }) => message?.text)).toEqual(['dua', 'tiga']);
    expect(await api.getUpdates()).toEqual(kept);
  });

  test('limit', async () => {
    const { api, ani } = await openServer();
    ani.send('bot', 'satu');
    expect(await api.getUpdates({ limit: 1 })).toHaveLength(1);
  });

  test('a long poll returns as soon as something arrives, with what was sent together', async () => {
    const { server, api, ani } = await openServer();
    await skipUpdates(api);
    const poll = api.getUpdates({ timeout: 30, offset: 100_000_002 });
    await server.waitFor(() => server.isPolled);
    ani.send('bot', 'satu');
    ani.send('bot', 'dua');
    expect((await poll).map(({ message }) => message?.text)).toEqual(['satu', 'dua']);
  });

  test('a second poll terminates the first', async () => {
    const { server, api } = await openServer();
    await skipUpdates(api);
    const first = refusalOf(api.getUpdates({ timeout: 30, offset: 100_000_002 }));
    await server.waitFor(() => server.isPolled);
    await api.getUpdates({ offset: 100_000_002 });
    expect((await first).error_code).toBe(409);
    expect((await first).description).toBe(
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
  });

  test('chat_member comes only when asked for', async () => {
    const { server, api, ani } = await openServer();
    const budi = server.addUser({ firstName: 'Budi' });
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    await skipUpdates(api);
    group.add(budi);
    expect((await api.getUpdates()).map(({ chat_member }) => chat_member)).toEqual([undefined]);

    await api.getUpdates({ allowed_updates: ['chat_member'] });
    group.remove(budi);
    const [, left, ...others] = await api.getUpdates();
    expect(left?.chat_member?.new_chat_member.status).toBe('left');
    expect(others).toEqual([]);
  });

  test('raw updates get an id', async () => {
    const { server, api } = await openServer();
    await skipUpdates(api);
    const id = server.pushRawUpdate({ poll: { id: 'x' } });
    expect(await api.getUpdates()).toEqual([{ poll: { id: 'x' }, update_id: id }]);
  });
});
