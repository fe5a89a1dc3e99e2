import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingMessage } from '../../../bot/incoming.ts';
import type { FakeGroup } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { type LinkedNumber, openLinkedNumber, waitFor } from './linked-number.ts';

// The fake server's media are behind a certificate of its own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(20_000)]);

describe('what comes by WhatsApp', () => {
  let number: LinkedNumber;
  let andi: Phone;
  let budi: Phone;
  let group: FakeGroup;
  const idOf = (phone: Phone) => phone.user.lid.split('@')[0] ?? '';

  beforeAll(async () => {
    number = await openLinkedNumber();
    andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    budi = number.fake.addUser({ phone: '628122222222', name: 'Budi' });
    group = number.fake.addGroup({ subject: 'Tim Lapangan', participants: [andi, budi] });
  });
  afterAll(() => number.close());

  it.each(['lid', 'pn'] as const)('knows a person by the hidden id, addressed by %s', async (addressing) => {
    await andi.text('bot', `halo ${addressing}`, { addressing });
    const { chat, sender } = await number.message(`halo ${addressing}`);
    expect(sender).toMatchObject({ userId: idOf(andi), name: 'Andi', phone: '628111111111' });
    expect(chat).toMatchObject({ chatId: idOf(andi), kind: 'private' });
    expect(await number.store.whatsApp(1).person(idOf(andi))).toMatchObject({ phone: '628111111111' });
  });

  it('finds a hidden number in the roster of the group', async () => {
    const euis = number.fake.addUser({ phone: '628155555555', name: 'Euis' });
    const other = number.fake.addGroup({ subject: 'Grup 2', participants: [euis] });
    await euis.text(other, 'siapa saya', { hideAlt: true });
    const { chat } = await number.message('siapa saya');
    expect(chat).toMatchObject({ chatId: other.id, kind: 'group', title: 'Grup 2' });
    expect(await number.store.whatsApp(1).person(idOf(euis))).toMatchObject({ phone: '628155555555', wroteAt: null });
  });

  it('keeps a person whose number nobody tells', async () => {
    const dodi = number.fake.addUser({ phone: '628144444444', name: 'Dodi' });
    await dodi.text('bot', 'tanpa nomor', { hideAlt: true });
    const { sender } = await number.message('tanpa nomor');
    expect(sender).toMatchObject({ userId: idOf(dodi), name: 'Dodi' });
  });

  it('reads commands, replies and edits', async () => {
    const [id = ''] = await number.platform.send(
      { channel: 'whatsapp', chatId: group.id, threadId: null },
      { text: ['K-0001 menunggu'] },
    );
    const card = await andi.user.waitFor((received) => received.id === id);
    const first = await andi.reply(group, card, '/status K-0001');
    const asked = await number.message('/status K-0001');
    expect(asked.command).toEqual({ word: 'status', args: 'K-0001' });
    expect(asked.replyTo).toEqual({ messageId: id, text: 'K-0001 menunggu', fromBot: true });
    await andi.edit(group, first, 'status saja');
    expect(await number.message('status saja')).toMatchObject({ edited: true, messageId: first.id, command: null });
  });

  it('joins an album, bare or wrapped, and downloads its pieces', async () => {
    for (const wrapped of [false, true]) {
      const caption = `satu ${wrapped}`;
      const [album] = await andi.album(
        group,
        [
          { bytes: picture, caption, tls: true },
          { bytes: picture, tls: true },
        ],
        {
          wrapped,
        },
      );
      const { media, albumId } = await number.message(caption);
      expect(albumId).toBe(album?.id);
      expect(await bytesOf(media?.fileRef)).toEqual(picture);
    }
  });

  it('asks the sender’s phone for a picture that has expired', async () => {
    const { id } = await andi.file(group, { bytes: picture, caption: 'kedaluwarsa', tls: true });
    const { media } = await number.message('kedaluwarsa');
    number.fake.expireMedia(id);
    expect(await bytesOf(media?.fileRef)).toEqual(picture);
    number.fake.deniesReupload = true;
    await expect(bytesOf(media?.fileRef)).rejects.toMatchObject({ kind: 'failed' });
  });

  async function bytesOf(fileRef: string | undefined): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of await number.platform.download(fileRef ?? '')) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  it('tells who joined, who was removed, and that the bot itself was', async () => {
    number.fake.changeGroup(group, 'add', [number.fake.addUser({ phone: '628166666666' })]);
    number.fake.changeGroup(group, 'remove', [budi]);
    number.fake.changeGroup(group, 'remove', 'bot');
    const moved = await waitFor(async () => {
      const all = (await number.incoming()).filter(({ type }) => type !== 'message');
      return all.length === 3 && all;
    });
    expect(moved[1]).toMatchObject({ type: 'memberLeft', member: { userId: idOf(budi) }, chat: { chatId: group.id } });
    expect(moved[2]).toMatchObject({ type: 'botMembership', present: false });
  });

  it('takes what could not be read once it was sent again', async () => {
    const other = number.fake.addGroup({ subject: 'Grup 3', participants: [andi] });
    await andi.text('bot', 'rusak dulu', { corrupt: true });
    await andi.text(other, 'rusak di grup', { corrupt: true });
    await number.message('rusak dulu');
    await number.message('rusak di grup');
    await waitFor(async () => (await number.store.whatsApp(1).pendingStanzas()).length === 0);
  });

  it('tells who deleted a message, and whether an admin of the group did', async () => {
    const citra = number.fake.addUser({ phone: '628177777777', name: 'Citra' });
    const other = number.fake.addGroup({ subject: 'Grup 4', participants: [andi, citra] });
    const removals = async () => (await number.incoming()).filter((it) => it.type === 'messageRemoved');
    const first = await citra.file(other, { bytes: picture, caption: 'keliru' });
    await citra.remove(other, first);
    const second = await citra.text(other, 'keliru lagi');
    await andi.remove(other, second);
    const third = await andi.text(other, 'bukan milik Citra');
    await citra.remove(other, third);
    const all = await waitFor(async () => (await removals()).length === 3 && removals());
    const told = new Map(all.map((removal) => [removal.messageId, removal]));
    expect(told.get(first.id)).toMatchObject({ by: { userId: idOf(citra) }, byGroupAdmin: false });
    expect(told.get(second.id)).toMatchObject({ by: { userId: idOf(andi) }, byGroupAdmin: true });
    expect(told.get(third.id)).toMatchObject({ by: { userId: idOf(citra) }, chat: { chatId: other.id } });
    expect(told.get(third.id)?.byGroupAdmin).toBe(false);
  });

  it('takes a deletion that waited while it was away, once', async () => {
    const { id, remoteJid } = await andi.text('bot', 'sebelum mati');
    await number.message('sebelum mati');
    number.fake.session.drop();
    const removal = await andi.remove('bot', { id, remoteJid });
    const removals = async () =>
      (await number.incoming()).filter((it) => it.type === 'messageRemoved' && it.messageId === id);
    await waitFor(async () => (await removals()).length > 0, 20_000);
    number.fake.forgetReceipt(removal.id);
    number.fake.session.drop();
    await andi.text('bot', 'sesudahnya');
    await number.message('sesudahnya');
    expect(await removals()).toHaveLength(1);
  });

  it('leaves out its own messages and small talk', async () => {
    const { id, remoteJid } = await andi.text('bot', 'untuk ditandai');
    await andi.react('bot', { remoteJid, id, fromMe: true }, '👍');
    await andi.text('bot', 'terakhir');
    const last: IncomingMessage = await number.message('terakhir');
    const all = await number.incoming();
    expect(all.at(-1)).toEqual(last);
    expect(all.at(-2)).toMatchObject({ text: 'untuk ditandai' });
  });
});
