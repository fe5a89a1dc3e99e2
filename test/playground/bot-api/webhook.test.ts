import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openServer, refusalOf, skipUpdates } from './open-server.ts';

async function openHook(statuses: number[] = []) {
  const received: { headers: IncomingHttpHeaders; update: { update_id: number; message?: { text: string } } }[] = [];
  const http = createServer(async (request, response) => {
    received.push({ headers: request.headers, update: JSON.parse(await text(request)) });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/hook`, received };
}

describe('webhook', () => {
  test('posts updates in order, with the secret, again until it is taken', async () => {
    const { server, api, ani } = await openServer();
    await skipUpdates(api);
    const hook = await openHook([500, 200, 200]);
    await api.setWebhook(hook.url, { secret_token: 'rahasia' });
    ani.send('bot', 'satu');
    ani.send('bot', 'dua');
    await server.waitFor(() => server.pendingUpdates === 0);
    expect(hook.received.map(({ update }) => update.message?.text)).toEqual(['satu', 'satu', 'dua']);
    expect(hook.received[0]?.headers['x-telegram-bot-api-secret-token']).toBe('rahasia');
    expect(await api.getWebhookInfo()).toMatchObject({
      url: hook.url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  test('shuts getUpdates out until it is deleted', async () => {
    const { api, ani } = await openServer();
    await skipUpdates(api);
    const hook = await openHook();
    await api.setWebhook(hook.url);
    const refused = await refusalOf(api.getUpdates());
    expect(refused.error_code).toBe(409);
    expect(refused.description).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
    await api.deleteWebhook();
    ani.send('bot', 'satu');
    expect((await api.getUpdates()).map(({ message }) => message?.text)).toEqual(['satu']);
    expect(hook.received).toEqual([]);
  });

  test('drops what is pending when told to', async () => {
    const { server, api } = await openServer();
    await api.deleteWebhook({ drop_pending_updates: true });
    expect(server.pendingUpdates).toBe(0);
  });

  test('may get an update twice', async () => {
    const { server, api } = await openServer();
    const hook = await openHook();
    server.faults.duplicateNextUpdates();
    await api.setWebhook(hook.url);
    await server.waitFor(() => server.pendingUpdates === 0);
    expect(hook.received.map(({ update }) => update.message?.text)).toEqual(['/start', '/start']);
  });
});
