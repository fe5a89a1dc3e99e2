import { InlineKeyboard } from 'grammy';
import { describe, expect, test } from 'vitest';
import { openServer, refusalOf, skipUpdates } from './open-server.ts';

describe('taps', () => {
  test('reach the bot, and its answer the person', async () => {
    const { server, api, ani } = await openServer();
    await api.sendMessage(ani.id, 'Terima?', {
      reply_markup: new InlineKeyboard().text('✅ Terima', 'a').text('Tolak', 'r'),
    });
    await skipUpdates(api);
    const tapped = ani.tap(ani.inbox[0]!, 'Terima');
    const [update] = await api.getUpdates();
    expect(update?.callback_query).toMatchObject({ data: 'a', from: { id: ani.id }, message: { text: 'Terima?' } });
    await api.answerCallbackQuery(update!.callback_query!.id, { text: 'Sip', show_alert: true });
    expect(await tapped).toEqual({ text: 'Sip', showAlert: true });
    expect(server.violations).toEqual([]);
  });

  test('name the buttons that there are', async () => {
    const { api, ani } = await openServer();
    await api.sendMessage(ani.id, 'Terima?', {
      reply_markup: new InlineKeyboard().text('Terima', 'a').url('Lihat', 'https://kpu.go.id'),
    });
    await expect(ani.tap(ani.inbox[0]!, 'Tolak')).rejects.toThrow(
      'There is no button "Tolak"; buttons: [Terima] [Lihat]',
    );
    await expect(ani.tap(ani.inbox[0]!, 'Lihat')).rejects.toThrow('sends nothing to the bot');
    await expect(ani.tap(ani.inbox[0]!, { data: 'b' })).rejects.toThrow('There is no button with data "b"');
  });

  test('cannot be answered late or without being', async () => {
    let now = 1_750_000_000_000;
    const { api, ani } = await openServer({ now: () => now });
    await skipUpdates(api);
    const forged = ani.forgeTap('forged', { timeoutMs: 1 });
    const [update] = await api.getUpdates();
    expect(update?.callback_query?.data).toBe('forged');
    expect(await forged).toEqual({});
    now += 20_000;
    for (const id of [update!.callback_query!.id, '12345']) {
      expect((await refusalOf(api.answerCallbackQuery(id))).description).toBe(
        'Bad Request: query is too old and response timeout expired or query ID is invalid',
      );
    }
  });
});

describe('people', () => {
  test('write, edit, and commands are entities', async () => {
    const { api, ani } = await openServer();
    await skipUpdates(api);
    const sent = ani.send('bot', '/status@alur_bot K-0001 https://instagram.com/p/1.');
    expect(sent.entities).toEqual([
      { type: 'bot_command', offset: 0, length: 16 },
      { type: 'url', offset: 24, length: 25 },
    ]);
    ani.edit(sent, 'baru');
    const [, edited] = await api.getUpdates();
    expect(edited?.edited_message).toMatchObject({ text: 'baru', message_id: sent.message_id });
    expect(edited?.edited_message).not.toHaveProperty('entities');
  });

  test('open links and block', async () => {
    const { api, ani } = await openServer();
    await skipUpdates(api);
    ani.openLink('https://t.me/alur_bot?start=abc');
    ani.block();
    expect(() => ani.send('bot', 'x')).toThrow('cannot write to the bot');
    const updates = await api.getUpdates();
    expect(updates[0]?.message?.text).toBe('/start abc');
    expect(updates[1]?.my_chat_member).toMatchObject({
      chat: { id: ani.id },
      old_chat_member: { status: 'member' },
      new_chat_member: { status: 'kicked' },
    });
    expect(() => ani.openLink('https://t.me/other_bot?start=abc')).toThrow('does not lead to @alur_bot');
  });

  test('can be anonymous admins', async () => {
    const { server, api, ani } = await openServer();
    const group = server.addGroup({ title: 'Tim', members: [ani], supergroup: true });
    await skipUpdates(api);
    ani.send(group, '/pasang', { anonymous: true });
    const [update] = await api.getUpdates();
    expect(update?.message).toMatchObject({ from: { username: 'GroupAnonymousBot' }, sender_chat: { id: group.id } });
  });
});

describe('groups', () => {
  test('know their members and rights', async () => {
    const { server, api, ani } = await openServer();
    const budi = server.addUser({ firstName: 'Budi' });
    const group = server.addGroup({ title: 'Tim', members: [ani, budi], botIsAdmin: true });
    const me = await api.getMe();
    expect(await api.getChat(group.id)).toMatchObject({ type: 'group', title: 'Tim' });
    expect(await api.getChatMemberCount(group.id)).toBe(3);
    expect(await api.getChatMember(group.id, ani.id)).toMatchObject({ status: 'creator' });
    expect(await api.getChatMember(group.id, me.id)).toMatchObject({ can_delete_messages: true });
    group.setBotAdmin({ can_pin_messages: true });
    expect(await api.getChatMember(group.id, me.id)).toMatchObject({
      can_delete_messages: false,
      can_pin_messages: true,
    });
    group.remove(budi, ani);
    expect(await api.getChatMember(group.id, budi.id)).toMatchObject({ status: 'kicked' });
    expect(group.members).toEqual([ani]);
    expect(() => budi.send(group, 'x')).toThrow('Budi is not in Tim');
    expect((await api.getChatAdministrators(group.id)).map(({ user }) => user.id).toSorted()).toEqual([me.id, ani.id]);
  });

  test('privacy mode hides chatter', async () => {
    const { server, api, ani } = await openServer({ canReadAllGroupMessages: false });
    const group = server.addGroup({ title: 'Tim', members: [ani], supergroup: true });
    const card = await api.sendMessage(group.id, 'Kartu');
    await skipUpdates(api);
    ani.send(group, 'obrolan');
    ani.send(group, '/status@other_bot');
    ani.send(group, '/status');
    ani.send(group, 'balasan', { replyTo: card.message_id });
    expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(['/status', 'balasan']);
    group.setBotAdmin(true);
    ani.send(group, 'terbaca');
    expect((await api.getUpdates()).at(-1)?.message?.text).toBe('terbaca');
  });

  test('supergroups count their own messages', async () => {
    const { server, ani } = await openServer();
    const supergroup = server.addGroup({ title: 'Kantor', members: [ani], supergroup: true });
    expect(ani.send(supergroup, 'satu').message_id).toBe(1);
    const reply = ani.send(supergroup, 'dua', { replyTo: 1 });
    expect(reply).toMatchObject({ message_id: 2, message_thread_id: 1 });
    expect(reply).not.toHaveProperty('is_topic_message');
  });
});

describe('waitFor', () => {
  test('waits for a change', async () => {
    const { server, api, ani } = await openServer();
    const waiting = server.waitFor(() => ani.inbox.find(({ text }) => text === 'Halo'));
    await api.sendMessage(ani.id, 'Halo');
    expect((await waiting).text).toBe('Halo');
  });

  test('says what did not come', async () => {
    const { server, ani } = await openServer();
    ani.send('bot', 'Apa kabar?');
    await expect(server.waitFor(() => false, 'an answer', 1)).rejects.toThrow(
      /Waited 1 ms for an answer.*\n.*\n.*Ani #2 Ani: Apa kabar\?/,
    );
  });
});
