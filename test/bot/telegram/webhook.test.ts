import { describe, expect, it } from 'vitest';
import type { RawUpdate } from '../../../bot/telegram/raw-update.ts';
import { createWebhookHandler } from '../../../bot/telegram/webhook.ts';
import { openPlatform } from './open-platform.ts';

const body = JSON.stringify({ update_id: 12, message: { message_id: 1, text: 'a' } });

function open() {
  const kept: RawUpdate[] = [];
  const handle = createWebhookHandler('rahasia', async (updates) => void kept.push(...updates));
  return { kept, handle };
}

describe('webhook', () => {
  it('stores an update, then says so', async () => {
    const { kept, handle } = open();
    expect(await handle('rahasia', body)).toBe(200);
    expect(kept).toEqual([{ externalId: '12', raw: body }]);
  });

  it.each([undefined, '', 'rahasi', 'rahasia2', 'RAHASIA'])('lets nobody in with %s', async (secret) => {
    const { kept, handle } = open();
    expect(await handle(secret, body)).toBe(401);
    expect(kept).toEqual([]);
  });

  it.each(['', 'x', 'null', '[]', '{}', '{"update_id":"12"}'])('takes no %s', async (raw) => {
    const { kept, handle } = open();
    expect(await handle('rahasia', raw)).toBe(400);
    expect(kept).toEqual([]);
  });

  it('takes nothing over a megabyte', async () => {
    const { handle } = open();
    expect(await handle('rahasia', JSON.stringify({ update_id: 1, text: 'x'.repeat(1024 * 1024) }))).toBe(413);
  });

  it('does not say 200 for what could not be stored', async () => {
    const handle = createWebhookHandler('rahasia', () => Promise.reject(new Error('disk full')));
    await expect(handle('rahasia', body)).rejects.toThrow('disk full');
  });

  it('tells Telegram where, with the secret and the kinds of updates', async () => {
    const { server, telegram } = await openPlatform();
    await telegram.openWebhook({ url: 'https://example.org/telegram', secret: 'rahasia', keep: async () => {} });
    expect(server.calls.find(({ method }) => method === 'setWebhook')?.params).toEqual({
      url: 'https://example.org/telegram',
      secret_token: 'rahasia',
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'chat_member'],
      drop_pending_updates: false,
    });
    expect(server.violations).toEqual([]);
  });
});
