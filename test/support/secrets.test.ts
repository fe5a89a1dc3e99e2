import { describe, expect, it } from 'vitest';
import { startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import { runAlur } from '../cli/run-alur.ts';
import { newDataFolder, startAlur } from './alur-process.ts';
import { expectNoSecrets } from './secrets.ts';

const settings = {
  TELEGRAM_BOT_TOKEN: '424242:planted-token-of-the-suite',
  TELEGRAM_WEBHOOK_SECRET: 'planted-webhook-secret',
  REDIS_URL: 'redis://:planted-password@127.0.0.1:1',
};

describe('secrets', () => {
  it('are found in an output, so that the search can fail', () => {
    expect(() => expectNoSecrets('refused: planted-password', settings)).toThrow('REDIS_URL');
    expect(() => expectNoSecrets('bot424242:planted-token-of-the-suite/getMe', settings)).toThrow('TELEGRAM_BOT_TOKEN');
    expectNoSecrets('nothing of it', settings);
  });

  it('stay in while Telegram and Redis cannot be reached, in the log and in doctor', async () => {
    const folder = newDataFolder();
    const env = { ...settings, TELEGRAM_API_ROOT: 'http://127.0.0.1:1', DATA_DIR: folder };
    const { stdout, stderr } = await runAlur(['doctor'], folder, env);
    expect(stdout + stderr).toContain('cannot be reached');
  });

  it('stay in while the chat misbehaves, in the log and in /metrics', async () => {
    const server = await startBotApiServer({ token: settings.TELEGRAM_BOT_TOKEN });
    const { TELEGRAM_WEBHOOK_SECRET: _without, ...polling } = settings;
    const env = { ...polling, TELEGRAM_API_ROOT: server.root, DATA_DIR: newDataFolder(), LOG_LEVEL: 'trace' };
    const alur = await startAlur(env);
    for (const kind of ['500', '502', 'reset-before'] as const) server.faults.next('sendMessage', { kind });
    server.faults.next('getUpdates', { kind: '502' });
    // One person is answered once a second.
    for (let number = 0; number < 10; number += 1)
      server.addUser({ firstName: `Budi ${number}` }).send('bot', '/start');
    await server.waitFor(() => server.faults.fired.length >= 4, 'four faults', 20_000);
    const metrics = await fetch(`http://127.0.0.1:${alur.port}/metrics`);
    expectNoSecrets(await metrics.text(), env);
    expect(await alur.stop()).toBe(0);
    expect(alur.log.length).toBeGreaterThan(2);
    await server.close();
  }, 40_000);
});
