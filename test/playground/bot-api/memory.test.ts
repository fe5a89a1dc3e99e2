import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Api } from 'grammy';
import { expect, it, onTestFinished } from 'vitest';
import { type BotApiServer, startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openPhoneMemory } from '../../../playground/office/phone-memory.ts';

/** Opens servers on one memory, one after the other, and leaves them as a killed process would. */
function remembering() {
  const file = join(mkdtempSync(join(tmpdir(), 'alur-phones-')), 'phones.sqlite');
  return async (): Promise<{ server: BotApiServer; api: Api }> => {
    const memory = openPhoneMemory(file);
    const server = await startBotApiServer({ memory });
    onTestFinished(async () => {
      await server.close();
      memory.close();
    });
    return { server, api: new Api(server.token, { apiRoot: server.root }) };
  };
}

it('brings people, groups and messages back as they read last', async () => {
  const open = remembering();
  const { server, api } = await open();
  const ani = server.addUser({ firstName: 'Ani', lastName: 'Tim' });
  const group = server.addGroup({ title: 'Grup', members: [ani], supergroup: true });
  ani.start();
  const asked = await api.sendMessage(group.id, 'Lama');
  await api.editMessageText(group.id, asked.message_id, 'Baru');
  await api.deleteMessage(group.id, (await api.sendMessage(group.id, 'Hilang')).message_id);
  await api.setMessageReaction(group.id, asked.message_id, [{ type: 'emoji', emoji: '👍' }]);

  const { server: next, api: nextApi } = await open();
  expect(next.users.map(({ id, firstName, lastName }) => [id, firstName, lastName])).toEqual([[ani.id, 'Ani', 'Tim']]);
  expect(next.groups.map(({ id, title }) => [id, title])).toEqual([[group.id, 'Grup']]);
  expect(next.chat(group.id).messages).toEqual(server.chat(group.id).messages);
  expect(next.chat(group.id).reactions.get(asked.message_id)).toEqual(['👍']);
  expect(next.chat(ani.id).access).toBe('open');
  const { message_id: newest } = await nextApi.sendMessage(group.id, 'Lagi');
  expect(newest, 'the id of a deleted message is not used again').toBe(asked.message_id + 2);
});

it('hands out again what was not confirmed, and only that', async () => {
  const open = remembering();
  const { server, api } = await open();
  const ani = server.addUser({ firstName: 'Ani' });
  ani.send('bot', 'satu');
  ani.send('bot', 'dua');
  const [first] = await api.getUpdates();
  await api.getUpdates({ offset: (first?.update_id ?? 0) + 1 });

  const { server: next, api: nextApi } = await open();
  next.users[0]?.send('bot', 'tiga');
  const updates = await nextApi.getUpdates();
  expect(updates.map(({ message }) => message?.text)).toEqual(['dua', 'tiga']);
  expect(updates.at(-1)?.update_id).toBe((first?.update_id ?? 0) + 2);
});

it('still has the files, by every id that it gave them', async () => {
  const open = remembering();
  const { server } = await open();
  const sent = server.addUser({ firstName: 'Ani' }).sendPhoto('bot', sampleJpeg('rapat'));
  const fileId = sent.photo?.at(-1)?.file_id ?? '';

  const { server: next, api } = await open();
  expect(next.file(fileId)?.bytes).toEqual(sampleJpeg('rapat'));
  const { file_path: path } = await api.getFile(fileId);
  const response = await fetch(`${next.root}/file/bot${next.token}/${path}`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(sampleJpeg('rapat'));
});
