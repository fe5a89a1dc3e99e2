import type { BinaryNode } from '@whiskeysockets/baileys';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LinkedNumber, openLinkedNumber, waitFor } from './linked-number.ts';

describe('what the client confirmed and nobody has seen', () => {
  it('comes once more after a restart, and once only', async () => {
    let isFull = true;
    const number = await openNumber({ cannotStore: () => isFull });
    const andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    const { id } = await andi.text('bot', 'sebelum mati');
    // Confirmed: the server will never send it again.
    await waitFor(async () => !number.fake.pending.has(id));
    expect(await number.incoming()).toEqual([]);
    isFull = false;
    await number.restart();
    await number.message('sebelum mati');
    await andi.text('bot', 'sesudahnya');
    await number.message('sesudahnya');
    expect(await number.incoming()).toHaveLength(2);
    // It is dropped right behind the update that came of it.
    await waitFor(async () => (await number.store.whatsApp(1).pendingStanzas()).length === 0);
  });

  it('is taken once when the receipt was lost', async () => {
    const number = await openNumber();
    const andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    const { id } = await andi.text('bot', 'dua kali');
    await number.message('dua kali');
    await waitFor(async () => !number.fake.pending.has(id));
    number.fake.forgetReceipt(id);
    number.fake.session.drop();
    await waitFor(async () => !number.fake.pending.has(id));
    expect(await number.incoming()).toHaveLength(1);
  });

  it('is not confirmed before its stanza is in the database', async () => {
    const number = await openNumber();
    const andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    await andi.text('bot', 'halo');
    await number.message('halo');
    const blocked = Promise.withResolvers<void>();
    void number.store.store.transact(() => blocked.promise);
    const { id } = await andi.text('bot', 'selagi disk sibuk');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(number.fake.pending.has(id)).toBe(true);
    blocked.resolve();
    await number.message('selagi disk sibuk');
    await waitFor(async () => !number.fake.pending.has(id));
  });
});

describe('a group', () => {
  it('is read out of order, also after a restart, without asking anybody again', async () => {
    const number = await openNumber();
    const andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    const group = number.fake.addGroup({ subject: 'Grup', participants: [andi] });
    let retries = 0;
    number.fake.on('retry', () => {
      retries += 1;
    });
    await andi.text(group, 'pertama');
    await number.message('pertama');
    const late = await held(number, () => andi.text(group, 'terlambat'));
    await andi.text(group, 'ketiga');
    await number.message('ketiga');
    await number.restart();
    number.fake.deliver(late);
    await number.message('terlambat');
    expect(retries).toBe(0);
  });
});

async function openNumber(options: Parameters<typeof openLinkedNumber>[0] = {}): Promise<LinkedNumber> {
  const number = await openLinkedNumber(options);
  onTestFinished(() => number.close());
  return number;
}

/** What was sent meanwhile, kept back by the network. */
async function held({ fake }: LinkedNumber, send: () => Promise<unknown>): Promise<BinaryNode> {
  const deliver = fake.deliver;
  let kept: BinaryNode | undefined;
  fake.deliver = (node) => {
    kept = node;
  };
  await send();
  fake.deliver = deliver;
  if (!kept) throw new Error('nothing was sent');
  return kept;
}
