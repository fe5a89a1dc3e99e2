import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Received } from '../../support/fake-whatsapp/fake-user.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { type LinkedNumber, openLinkedNumber, waitFor } from './linked-number.ts';

const options = [
  { text: 'Terima', data: 'accept:1' },
  { text: 'Tolak', data: 'reject:1' },
];

describe('a poll of WhatsApp', () => {
  let number: LinkedNumber;
  let andi: Phone;
  const chatId = () => andi.user.lid.split('@')[0] ?? '';

  beforeAll(async () => {
    number = await openLinkedNumber();
    andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    await andi.text('bot', 'halo');
    await number.message('halo');
  });
  afterAll(() => number.close());

  async function ask(): Promise<Received> {
    const to = { channel: 'whatsapp', chatId: chatId(), threadId: null };
    const [id] = await number.platform.send(to, { text: [], poll: { question: 'K-0001', options } });
    return andi.user.waitFor((received) => received.id === id);
  }

  async function tapsOn(poll: Received, count: number): Promise<string[]> {
    return waitFor(async () => {
      const taps = (await number.taps()).filter(({ message }) => message?.messageId === poll.id);
      return taps.length >= count && taps.map(({ data }) => data);
    });
  }

  it('is one choice of two', async () => {
    const { message } = await ask();
    expect(message.pollCreationMessageV3).toMatchObject({ name: 'K-0001', selectableOptionsCount: 1 });
  });

  it.each([
    ['lid', 'lid'],
    ['lid', 'pn'],
    ['pn', 'lid'],
    ['pn', 'pn'],
  ] as const)('opens a vote where the creator is known by %s and the voter by %s', async (creator, voter) => {
    const poll = await ask();
    await andi.vote('bot', poll, ['Tolak'], { creator, voter });
    expect(await tapsOn(poll, 1)).toEqual(['reject:1']);
    const [tap] = (await number.taps()).filter(({ message }) => message?.messageId === poll.id);
    expect(tap).toMatchObject({ chat: { kind: 'private' }, sender: { userId: chatId(), name: 'Andi' } });
  });

  it('tells of a changed vote, and of one that is taken back as of the last', async () => {
    const poll = await ask();
    await andi.vote('bot', poll, ['Terima']);
    await andi.vote('bot', poll, ['Tolak']);
    await andi.vote('bot', poll, []);
    expect(await tapsOn(poll, 3)).toEqual(['accept:1', 'reject:1', 'reject:1']);
  });

  it('opens a vote that comes after a restart', async () => {
    const poll = await ask();
    await number.restart();
    await andi.vote('bot', poll, ['Terima']);
    expect(await tapsOn(poll, 1)).toEqual(['accept:1']);
  });

  it('takes no vote that was never cast, nor one in a poll of somebody else', async () => {
    const poll = await ask();
    await andi.vote('bot', poll, []);
    await andi.vote('bot', { ...poll, id: 'POLL OF SOMEBODY' }, ['Terima']);
    await andi.text('bot', 'sesudahnya');
    await number.message('sesudahnya');
    expect((await number.taps()).filter(({ message }) => message?.messageId === poll.id)).toEqual([]);
  });
});
