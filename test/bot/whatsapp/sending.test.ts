import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeGroup } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { type LinkedNumber, openLinkedNumber, waitFor } from './linked-number.ts';

// The fake server's media are behind a certificate of its own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

describe('sending by WhatsApp', () => {
  let number: LinkedNumber;
  let andi: Phone;
  let cici: Phone;
  let group: FakeGroup;
  const to = (chatId: string) => ({ channel: 'whatsapp', chatId, threadId: null });
  const andisChat = () => to(andi.user.lid.split('@')[0] ?? '');

  beforeAll(async () => {
    number = await openLinkedNumber();
    andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    cici = number.fake.addUser({ phone: '628133333333', name: 'Cici' });
    group = number.fake.addGroup({ subject: 'Tim Lapangan', participants: [andi] });
    await andi.text('bot', 'halo');
    await number.message('halo');
  });
  afterAll(() => number.close());

  it('marks text, and answers a message', async () => {
    const { messageId } = await number.message('halo');
    const text = ['Kode ', { text: 'K-0001', mark: 'bold' } as const];
    const [id] = await number.platform.send(andisChat(), { text, replyTo: messageId });
    const { message } = await andi.user.waitFor((received) => received.id === id);
    expect(message.extendedTextMessage?.text).toBe('Kode *K-0001*');
    expect(message.extendedTextMessage?.contextInfo?.stanzaId).toBe(messageId);
  });

  it('edits what it sent, only once to the same text, and not after the window', async () => {
    const [id = ''] = await number.platform.send(to(group.id), { text: ['menunggu'] });
    const at = { channel: 'whatsapp', chatId: group.id, messageId: id };
    expect(await number.platform.edit(at, { text: ['sudah'] })).toBe('edited');
    const { message } = await andi.user.waitFor(({ message }) => message.protocolMessage?.key?.id === id);
    expect(message.protocolMessage?.editedMessage?.extendedTextMessage?.text).toBe('sudah');
    expect(await number.platform.edit(at, { text: ['sudah'] })).toBe('unchanged');
    expect(await number.platform.edit({ ...at, messageId: 'nobody knows' }, { text: ['sudah'] })).toBe('gone');
  });

  it('sends an album from the archive, a file, and takes a message back', async () => {
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const path = join(number.store.dataDir, 'photo');
    await writeFile(path, bytes);
    const piece = { kind: 'photo', fileRef: null, path, fileName: null, caption: '' } as const;
    const ids = await number.platform.send(andisChat(), { text: [], media: [piece, piece] });
    for (const id of ids) {
      const { message } = await andi.user.waitFor((received) => received.id === id);
      expect(await number.fake.media.open('image', message.imageMessage ?? {})).toEqual(bytes);
      expect(message.messageContextInfo?.messageAssociation?.parentMessageKey?.id).toBeTruthy();
    }
    const file = { name: 'register.pdf', bytes: randomBytes(2000) };
    const [id = ''] = await number.platform.send(andisChat(), { text: ['Register'], file });
    const { message } = await andi.user.waitFor((received) => received.id === id);
    expect(message.documentMessage ?? message.documentWithCaptionMessage?.message?.documentMessage).toMatchObject({
      fileName: 'register.pdf',
      mimetype: 'application/pdf',
    });
    await number.platform.remove({ ...andisChat(), messageId: id });
    await andi.user.waitFor((received) => received.message.protocolMessage?.key?.id === id);
  });

  it('does not write to somebody who never wrote first', async () => {
    const chat = to(cici.user.lid.split('@')[0] ?? '');
    await expect(number.platform.send(chat, { text: ['halo'] })).rejects.toMatchObject({ kind: 'unreachable' });
    expect(number.fake.fromBot.some(({ attrs }) => attrs.to === cici.user.lid)).toBe(false);
  });

  it.each([
    [463, 'unreachable'],
    [479, 'failed'],
    [400, 'refused'],
  ])('says what a refusal with %s means', async (code, kind) => {
    number.fake.rejectNext = code;
    await expect(number.platform.send(andisChat(), { text: ['halo'] })).rejects.toMatchObject({ kind });
  });

  it('answers a phone that could not read what it sent, also after a restart', async () => {
    const [id] = await number.platform.send(andisChat(), { text: ['ulang'] });
    const first = await andi.user.waitFor((received) => received.id === id);
    await number.restart();
    andi.user.inbox.length = 0;
    await andi.user.askRetry(first);
    const again = await andi.user.waitFor((received) => received.id === id);
    expect(again.message.extendedTextMessage?.text).toBe('ulang');
  });

  it('does not reach a group that it was removed from', async () => {
    const left = number.fake.addGroup({ subject: 'Grup lama', participants: [andi] });
    await number.platform.send(to(left.id), { text: ['masih ada'] });
    number.fake.changeGroup(left, 'remove', 'bot');
    await waitFor(async () => (await number.incoming()).some(({ type }) => type === 'botMembership'));
    await expect(number.platform.send(to(left.id), { text: ['halo'] })).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(number.platform.groupRights(to(left.id))).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it('tells what it may do in the group', async () => {
    expect(await number.platform.groupRights(to(group.id))).toEqual({
      title: 'Tim Lapangan',
      readsEverything: true,
      isAdmin: false,
      canWrite: true,
    });
  });
});
