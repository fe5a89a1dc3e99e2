import { describe, expect, it } from 'vitest';
import { connectTelegram } from '../../../bot/telegram/telegram-platform.ts';
import { TokenRefused } from '../../../bot/telegram/token-refused.ts';
import { startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import { RememberedLog } from '../../jobs/memory-rows.ts';
import { FakeClock, settled } from '../../support/fake-clock.ts';
import { openPlatform, refusalOf } from './open-platform.ts';

describe('connecting', () => {
  it('learns who the bot is', async () => {
    const { telegram } = await openPlatform({ botUsername: 'kpu_alur_bot' });
    expect(telegram.username).toBe('kpu_alur_bot');
    expect(telegram.invitationLink('abc')).toBe('https://t.me/kpu_alur_bot?start=abc');
    expect(telegram.capabilities).toMatchObject({ textLimit: 4096, mediaCaptionLimit: 1024 });
  });

  it('sets the menus of commands', async () => {
    const commands = {
      private: [{ command: 'status', description: 'Keadaan kiriman' }],
      groups: [{ command: 'bantuan', description: 'Bantuan' }],
    };
    const { server } = await openPlatform({}, { commands });
    const set = server.calls.filter(({ method }) => method === 'setMyCommands');
    expect(set.map(({ params }) => params.commands)).toEqual([commands.private, commands.groups]);
    expect(server.violations).toEqual([]);
  });

  it('does without menus when they are refused', async () => {
    const commands = { private: [{ command: 'Bad Name', description: '' }], groups: [] };
    const { telegram } = await openPlatform({}, { commands });
    expect(telegram.username).toBe('alur_bot');
  });

  it('does not go on with a token that is refused', async () => {
    const server = await startBotApiServer();
    const clock = new FakeClock();
    const connecting = connectTelegram({ token: '1:no', apiRoot: server.root, clock, log: new RememberedLog() });
    expect(await refusalOf(connecting)).toBeInstanceOf(TokenRefused);
    await server.close();
  });

  it('waits for a server that cannot be reached, and never shows the token', async () => {
    const server = await startBotApiServer();
    const clock = new FakeClock();
    const log = new RememberedLog();
    server.faults.outage(true);
    const connecting = connectTelegram({ token: server.token, apiRoot: `${server.root}/`, clock, log });
    await server.waitFor(() => log.lines.length === 1);
    await clock.advance(2000);
    await server.waitFor(() => log.lines.length === 2);
    server.faults.outage(false);
    await settled();
    await clock.advance(4000);
    const telegram = await connecting;
    expect(telegram.username).toBe('alur_bot');
    expect(JSON.stringify(log.lines)).not.toContain(server.token);
    telegram.close();
    await server.close();
  });

  it('can be told to stop waiting', async () => {
    const server = await startBotApiServer();
    server.faults.outage(true);
    const stopping = new AbortController();
    const log = new RememberedLog();
    const { token, root: apiRoot } = server;
    const connecting = connectTelegram({ token, apiRoot, clock: new FakeClock(), log, signal: stopping.signal });
    const refusal = refusalOf(connecting);
    await server.waitFor(() => log.lines.length === 1);
    stopping.abort();
    expect(await refusal).toBeInstanceOf(Error);
    await server.close();
  });
});

describe('rights in a group', () => {
  it('of a bot that may only write', async () => {
    const { server, telegram, ani } = await openPlatform({ canReadAllGroupMessages: false });
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const chat = { channel: 'telegram', chatId: String(group.id), threadId: null };
    expect(await telegram.groupRights(chat)).toEqual({
      title: 'Tim',
      readsEverything: false,
      isAdmin: false,
      canWrite: true,
    });
    group.setBotAdmin(true);
    expect(await telegram.groupRights(chat)).toMatchObject({ readsEverything: true, isAdmin: true, canWrite: true });
    expect(server.violations).toEqual([]);
  });

  it('of a bot that reads everything, or is not in it', async () => {
    const { server, telegram, ani } = await openPlatform();
    const group = server.addGroup({ title: 'Tim', members: [ani] });
    const chat = { channel: 'telegram', chatId: String(group.id), threadId: null };
    expect(await telegram.groupRights(chat)).toMatchObject({ readsEverything: true, isAdmin: false });
    group.removeBot();
    const rights = telegram.groupRights(chat).catch((error: unknown) => error);
    expect([{ canWrite: false }, { kind: 'unreachable' }]).toContainEqual(
      await rights.then((found) =>
        'canWrite' in (found as object) ? { canWrite: false } : { kind: (found as { kind: string }).kind },
      ),
    );
  });
});
