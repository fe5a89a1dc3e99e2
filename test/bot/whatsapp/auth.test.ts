import type { AuthenticationCreds } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadAuth } from '../../../bot/whatsapp/auth.ts';
import { openTestStore, type TestStore } from '../../support/open-test-store.ts';

const at = '2025-06-12T03:00:00.000Z';
const account: NonNullable<AuthenticationCreds['account']> = { details: new Uint8Array() };

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  const rows = store.whatsApp(1);
  await link('628111000001');
  await rows.rememberPerson({ userId: '8123', jid: '8123@lid', phone: '62899', wroteAt: at });
  await rows.rememberSent({ messageId: 'm1', chatId: '8123', message: '{}', poll: null, at });
});
afterEach(() => store.close());

async function link(phone: string, update: Partial<AuthenticationCreds> = { account }): Promise<void> {
  const auth = await loadAuth(store.whatsApp(1), () => at);
  auth.saveCreds({ me: { id: `${phone}:7@s.whatsapp.net` }, ...update });
  await auth.saved();
}

const known = async () => {
  const rows = store.whatsApp(1);
  return [(await rows.person('8123'))?.wroteAt, (await rows.sentMessage('m1'))?.messageId];
};

it('the same number, linked again, may still write to who wrote to it', async () => {
  await store.whatsApp(1).dropKeys();
  await link('628111000001');
  expect(await known()).toEqual([at, 'm1']);
});

it('another number knows nobody: people have to write first, and what stands in the chats is not its own', async () => {
  await store.whatsApp(1).dropKeys();
  await link('628111000002');
  expect(await known()).toEqual([null, undefined]);
  expect((await store.whatsApp(1).person('8123'))?.phone).toBe('62899');
});

it('a number that was only asked for a code forgets nothing', async () => {
  await store.whatsApp(1).dropKeys();
  await link('628111000002', {});
  expect(await known()).toEqual([at, 'm1']);
});
