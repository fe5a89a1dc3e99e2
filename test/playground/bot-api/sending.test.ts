import { describe, expect, test } from 'vitest';
import { openServer, refusalOf } from './open-server.ts';

describe('sendMessage', () => {
  test('arrives and is returned', async () => {
    const { server, api, ani } = await openServer({ now: () => 1_750_000_000_999 });
    const sent = await api.sendMessage(ani.id, ' Halo \n');
    expect(sent).toMatchObject({ text: 'Halo', date: 1_750_000_000, chat: { id: ani.id, type: 'private' } });
    expect(sent.from).toMatchObject({ is_bot: true, username: 'alur_bot' });
    expect(ani.inbox).toEqual([server.message(ani.id, sent.message_id)]);
    expect(server.violations).toEqual([]);
  });

  test.each([
    ['a'.repeat(4097), 'Bad Request: message is too long'],
    ['', 'Bad Request: message text is empty'],
    [' \n ', 'Bad Request: message text is empty'],
  ])('refuses %#', async (text, description) => {
    const { server, api, ani } = await openServer();
    expect((await refusalOf(api.sendMessage(ani.id, text))).description).toBe(description);
    expect(server.violations).toHaveLength(1);
    expect(ani.inbox).toEqual([]);
  });

  test('4096 characters are fine', async () => {
    const { server, api, ani } = await openServer();
    await api.sendMessage(ani.id, 'a'.repeat(4096));
    expect(server.violations).toEqual([]);
  });

  test('says who cannot be written to', async () => {
    const { server, api, ani } = await openServer();
    const budi = server.addUser({ firstName: 'Budi' });
    const say = (chat: number) => api.sendMessage(chat, 'Halo');
    expect((await refusalOf(say(1))).description).toBe('Bad Request: chat not found');
    const stranger = await refusalOf(say(budi.id));
    expect(stranger.error_code).toBe(403);
    expect(stranger.description).toBe("Forbidden: bot can't initiate conversation with a user");
    ani.block();
    expect((await refusalOf(say(ani.id))).description).toBe('Forbidden: bot was blocked by the user');
    ani.unblock();
    await say(ani.id);
    ani.deactivate();
    expect((await refusalOf(say(ani.id))).description).toBe('Forbidden: user is deactivated');
    expect(server.violations).toEqual([]);
  });

  test('says which group it is not in', async () => {
    const { server, api, ani } = await openServer();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const supergroup = server.addGroup({ title: 'Kantor', members: [ani], supergroup: true });
    group.removeBot();
    supergroup.removeBot();
    const refused = [
      await refusalOf(api.sendMessage(group.id, 'x')),
      await refusalOf(api.sendMessage(supergroup.id, 'x')),
    ];
    expect(refused.map(({ error_code, description }) => [error_code, description])).toEqual([
      [403, 'Forbidden: bot was kicked from the group chat'],
      [403, 'Forbidden: bot was kicked from the supergroup chat'],
    ]);
    group.addBot();
    await api.sendMessage(group.id, 'x');
    await api.leaveChat(group.id);
    expect((await refusalOf(api.sendMessage(group.id, 'x'))).description).toBe(
      'Forbidden: bot is not a member of the group chat',
    );
  });

  test('replies', async () => {
    const { api, ani } = await openServer();
    const asked = ani.send('bot', 'Apa?');
    const answer = await api.sendMessage(ani.id, 'Ini', { reply_parameters: { message_id: asked.message_id } });
    expect(answer.reply_to_message?.text).toBe('Apa?');
    ani.delete(asked);
    const gone = { message_id: asked.message_id };
    expect((await refusalOf(api.sendMessage(ani.id, 'Ini', { reply_parameters: gone }))).description).toBe(
      'Bad Request: message to be replied not found',
    );
    const anyway = { ...gone, allow_sending_without_reply: true };
    expect((await api.sendMessage(ani.id, 'Ini', { reply_parameters: anyway })).reply_to_message).toBeUndefined();
  });

  test('topics', async () => {
    const { server, api, ani } = await openServer();
    const forum = server.addGroup({ title: 'Forum', members: [ani], forum: true });
    const thread = forum.addTopic('Dokumentasi');
    const sent = await api.sendMessage(forum.id, 'Halo', { message_thread_id: thread });
    expect(sent).toMatchObject({ message_thread_id: thread, is_topic_message: true });
    expect(ani.send(forum, 'Ya', { replyTo: sent.message_id }).message_thread_id).toBe(thread);
    forum.removeTopic(thread);
    expect((await refusalOf(api.sendMessage(forum.id, 'Halo', { message_thread_id: thread }))).description).toBe(
      'Bad Request: message thread not found',
    );
  });

  test('HTML counts and keeps entities after parsing', async () => {
    const { server, api, ani } = await openServer();
    const html =
      '<b>😀 Terima</b> &lt;ok&gt; <a href="https://kpu.go.id/?a=1&amp;b">tautan</a>\n<pre><code class="language-ts">x</code></pre>';
    const { text, entities } = await api.sendMessage(ani.id, html, { parse_mode: 'HTML' });
    expect(text).toBe('😀 Terima <ok> tautan\nx');
    expect(entities).toEqual([
      { type: 'bold', offset: 0, length: 9 },
      { type: 'text_link', url: 'https://kpu.go.id/?a=1&b', offset: 15, length: 6 },
      { type: 'pre', language: 'ts', offset: 22, length: 1 },
    ]);
    await api.sendMessage(ani.id, `<b>${'a'.repeat(4096)}</b>`, { parse_mode: 'HTML' });
    expect(server.violations).toEqual([]);
  });

  test.each([
    ['<b>x', 'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
    ['a <x>b</x>', 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 2'],
    [
      '<b>x</i>',
      'Bad Request: can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    ],
    ['1 < 2', "Bad Request: can't parse entities: Unexpected end of name token at byte offset 2"],
  ])('refuses the HTML %s', async (html, description) => {
    const { api, ani } = await openServer();
    expect((await refusalOf(api.sendMessage(ani.id, html, { parse_mode: 'HTML' }))).description).toBe(description);
  });

  test('entities must lie in the text', async () => {
    const { server, api, ani } = await openServer();
    await api.sendMessage(ani.id, '😀!', { entities: [{ type: 'bold', offset: 0, length: 3 }] });
    const outside = api.sendMessage(ani.id, '😀!', { entities: [{ type: 'bold', offset: 2, length: 2 }] });
    expect((await refusalOf(outside)).description).toContain("can't parse entities");
    const inside = api.sendMessage(ani.id, '😀!', { entities: [{ type: 'bold', offset: 1, length: 2 }] });
    expect((await refusalOf(inside)).description).toContain('middle of a UTF-16 symbol');
    expect(server.violations).toHaveLength(2);
  });

  test('a group that became a supergroup names its new id', async () => {
    const { server, api, ani } = await openServer();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const old = group.id;
    const next = group.migrateToSupergroup();
    expect(group.id).toBe(next);
    const refused = await refusalOf(api.sendMessage(old, 'Halo'));
    expect(refused.description).toBe('Bad Request: group chat was upgraded to a supergroup chat');
    expect(refused.parameters.migrate_to_chat_id).toBe(next);
    await api.sendMessage(next, 'Halo');
    const updates = await api.getUpdates();
    expect(updates.map(({ message }) => message?.migrate_to_chat_id)).toContain(next);
    expect(updates.map(({ message }) => message?.migrate_from_chat_id)).toContain(old);
  });

  test('copies and forwards', async () => {
    const { api, ani } = await openServer();
    const original = ani.send('bot', 'Narasi');
    await api.copyMessage(ani.id, ani.id, original.message_id);
    const forwarded = await api.forwardMessage(ani.id, ani.id, original.message_id);
    expect(ani.inbox.map(({ text }) => text)).toEqual(['Narasi', 'Narasi']);
    expect(forwarded.forward_origin).toMatchObject({ type: 'user', sender_user: { id: ani.id } });
  });
});

describe('the door', () => {
  test('wrong token, wrong path, wrong method', async () => {
    const { server } = await openServer();
    const get = async (path: string) => (await fetch(server.root + path)).json();
    expect(await get('/bot1:x/getMe')).toEqual({ ok: false, error_code: 401, description: 'Unauthorized' });
    expect(await get('/nothing')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
    expect(await get(`/bot${server.token}/sendMesage`)).toEqual({
      ok: false,
      error_code: 404,
      description: 'Not Found',
    });
    expect(server.violations).toEqual(['sendMesage: no such method']);
  });

  test('takes GET, urlencoded and JSON in strings alike', async () => {
    const { server, ani } = await openServer();
    const keyboard = JSON.stringify({ inline_keyboard: [[{ text: 'Ya', callback_data: 'y' }]] });
    const query = new URLSearchParams({ chat_id: String(ani.id), text: 'Halo', reply_markup: keyboard });
    const url = `${server.root}/bot${server.token}/sendMessage`;
    await fetch(`${url}?${query}`);
    await fetch(url, { method: 'POST', body: query });
    expect(ani.inbox.map(({ reply_markup }) => reply_markup?.inline_keyboard?.[0]?.[0]?.text)).toEqual(['Ya', 'Ya']);
    expect(server.violations).toEqual([]);
  });
});
