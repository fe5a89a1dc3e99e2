import { InputMediaBuilder } from 'grammy';
import { describe, expect, test } from 'vitest';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { openServer, refusalOf } from './open-server.ts';

async function openRatedServer() {
  const clock = { now: 1_750_000_000_000 };
  return { ...(await openServer({ rates: true, now: () => clock.now })), clock };
}

describe('rates', () => {
  test('one a second in a private chat; edits are free', async () => {
    const { api, ani, clock } = await openRatedServer();
    const { message_id } = await api.sendMessage(ani.id, '1');
    await api.editMessageText(ani.id, message_id, '1 b');
    const refused = await refusalOf(api.sendMessage(ani.id, '2'));
    expect(refused.description).toBe('Too Many Requests: retry after 1');
    expect(refused.parameters.retry_after).toBe(1);
    clock.now += 1000;
    await api.sendMessage(ani.id, '2');
  });

  test('an album goes to an idle chat and keeps it busy for a second a piece', async () => {
    const { api, ani, clock } = await openRatedServer();
    const photo = ani.sendPhoto('bot', sampleJpeg('1')).photo!.at(-1)!.file_id;
    await api.sendMediaGroup(
      ani.id,
      Array.from({ length: 4 }, () => InputMediaBuilder.photo(photo)),
    );
    clock.now += 1500;
    expect((await refusalOf(api.sendMessage(ani.id, 'x'))).parameters.retry_after).toBe(3);
    clock.now += 2500;
    await api.sendMessage(ani.id, 'x');
  });

  test('twenty a minute in a group', async () => {
    const { server, api, ani, clock } = await openRatedServer();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    for (let i = 0; i < 20; i += 1) {
      await api.sendMessage(group.id, `${i}`);
      clock.now += 1000;
    }
    expect((await refusalOf(api.sendMessage(group.id, 'x'))).parameters.retry_after).toBe(40);
    clock.now += 40_000;
    await api.sendMessage(group.id, 'x');
    await refusalOf(api.sendMessage(group.id, 'y'));
  });

  test('thirty a second in all', async () => {
    const { server, api, clock } = await openRatedServer();
    const people = Array.from({ length: 31 }, (_, i) => server.addUser({ firstName: `Orang ${i}` }));
    for (const person of people) person.start();
    for (const person of people.slice(0, 30)) await api.sendMessage(person.id, 'x');
    expect((await refusalOf(api.sendMessage(people[30]!.id, 'x'))).error_code).toBe(429);
    clock.now += 1000;
    await api.sendMessage(people[30]!.id, 'x');
  });
});
