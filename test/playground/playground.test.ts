import { request } from 'node:http';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseStrangers } from '../../playground/web/refuse-strangers.ts';
import { type AlurProcess, newDataFolder, startAlur } from '../support/alur-process.ts';

describe('without a token the playground is started', () => {
  const DATA_DIR = newDataFolder();
  let alur: AlurProcess;
  let address: string;

  beforeAll(async () => {
    alur = await startAlur({ DATA_DIR });
    address = `http://127.0.0.1:${alur.port}`;
  });
  afterAll(async () => {
    await alur.stop();
  });

  it('prints its address', () => {
    expect(alur.log).toContainEqual({ text: `Playground: ${address}` });
    expect(alur.log).toContainEqual(expect.objectContaining({ msg: 'ready', playground: address }));
  });

  it('refuses a second one on the same data', async () => {
    await expect(startAlur({ DATA_DIR })).rejects.toThrow('ended with 1');
  });

  it('answers for the bot in the background', async () => {
    expect(await (await fetch(`${address}/healthz`)).text()).toBe('ok');
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('alur_inbox_pending');
  });

  it('serves only the files of the page', async () => {
    expect((await fetch(`${address}/page/app.js`)).headers.get('content-type')).toContain('javascript');
    for (const path of ['/page/tsconfig.json', '/page/..%2f..%2fpackage.json', '/samples/none.jpg', '/files/none']) {
      expect((await fetch(`${address}${path}`)).status, path).toBe(404);
    }
  });

  it.each(['/', '/events', '/register.xlsx', '/page/app.js', '/healthz'])(
    'is closed to strangers: %s',
    async (path) => {
      const ask = (headers: Record<string, string>) => statusOf(alur.port, path, headers);
      expect(await ask({ host: `evil.example:${alur.port}` })).toBe(403);
      expect(await ask({ host: `127.0.0.1.evil.example:${alur.port}` })).toBe(403);
      expect(await ask({ origin: 'http://evil.example' })).toBe(403);
      expect(await ask({ origin: 'null' })).toBe(403);
      expect(await ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
      expect(await ask({ host: `localhost:${alur.port}` })).toBe(200);
    },
  );

  it('does nothing for a page of another origin', async () => {
    const headers = { origin: 'http://evil.example', 'content-type': 'text/plain' };
    expect(await statusOf(alur.port, '/do/reset', headers, 'POST')).toBe(403);
  });

  it.each([
    ['somebody who has no phone', { phone: 'nobody', chatId: 1, text: 'Halo' }, 400],
    ['no text', { phone: 'budi', chatId: 7_100_000_001 }, 400],
    ['a chat that is not on that phone', { phone: 'tamu', chatId: -1_004_000_000_001, text: 'Halo' }, 409],
  ])('refuses %s', async (_, body, status) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${address}/do/text`, { method: 'POST', headers, body: JSON.stringify(body) });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('error');
  });

  it('ends when it is told to, also while somebody looks on', async () => {
    const watcher = await fetch(`${address}/events`);
    expect(await alur.stop()).toBe(0);
    await watcher.body?.cancel().catch(() => {});
  });
});

describe('where HOST is more than this machine', () => {
  it.each([
    ['127.0.0.1', 'localhost:8080', 200],
    ['127.0.0.1', '[::1]:8080', 200],
    ['127.0.0.1', '192.168.1.5:8080', 403],
    ['0.0.0.0', '192.168.1.5:8080', 200],
    ['0.0.0.0', 'latihan.example:8080', 403],
    ['latihan.example', 'Latihan.example:8080', 200],
    ['latihan.example', 'evil.example:8080', 403],
    ['0.0.0.0', '', 403],
  ])('HOST=%s, asked as %s: %i', async (host, asked, status) => {
    const app = new Hono().use(refuseStrangers(host)).get('/', (c) => c.text('ok'));
    expect((await app.request('/', { headers: { host: asked } })).status).toBe(status);
  });
});

/** With headers that `fetch` does not let one set. */
function statusOf(port: number, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    asked.once('error', reject).end();
  });
}
