import { createHash, randomBytes } from 'node:crypto';
import {
  decryptPollVote,
  downloadMediaMessage,
  jidNormalizedUser,
  normalizeMessageContent,
  proto,
  type WAMessage,
} from '@whiskeysockets/baileys';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { muteSignal } from '../../../bot/whatsapp/mute-signal.ts';
import type { SentKey } from './fake-user.ts';
import { FakeWhatsApp } from './fake-whatsapp.ts';
import type { Phone } from './phone.ts';
import { PlainClient, TextAuth, until } from './plain-client.ts';

const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(50_000)]);

beforeAll(() => muteSignal());

describe('an account that was linked earlier', () => {
  let fake: FakeWhatsApp;
  let auth: TextAuth;
  let client: PlainClient;
  let andi: Phone;
  let budi: Phone;
  let undo: () => void;
  const known = new Map<string, proto.IMessage>();

  beforeAll(async () => {
    fake = await FakeWhatsApp.start();
    undo = fake.trustInThisProcess();
    auth = new TextAuth(fake.linkedCreds());
    andi = fake.addUser({ phone: '628111111111', name: 'Andi' });
    budi = fake.addUser({ phone: '628122222222', name: 'Budi' });
    await connect();
  });

  afterAll(async () => {
    client.end();
    undo();
    await fake.close();
  });

  beforeEach(() => {
    andi.user.inbox.length = 0;
    budi.user.inbox.length = 0;
  });

  async function connect(): Promise<void> {
    client = new PlainClient(fake, auth, { getMessage: async ({ id }) => known.get(id ?? '') });
    await client.ready();
  }

  const group = () =>
    [...fake.groups.values()][0] ?? fake.addGroup({ subject: 'Tim Lapangan', participants: [andi, budi] });

  it('answers every question of the login', () => {
    expect(fake.unknown).toEqual([]);
  });

  it.each(['lid', 'pn'] as const)('brings what somebody writes, addressed by %s', async (addressing) => {
    const { id } = await andi.text('bot', 'halo', { addressing });
    const { key, message, pushName } = await client.message(id);
    expect({ text: message?.conversation, pushName }).toEqual({ text: 'halo', pushName: 'Andi' });
    expect([key.remoteJid, key.remoteJidAlt].sort()).toEqual([andi.user.lid, andi.user.pn].sort());
    await until(() => !fake.pending.has(id));
  });

  it('takes what the bot writes, to number and hidden id', async () => {
    for (const jid of [andi.user.pn, andi.user.lid, budi.user.pn]) {
      const sent = await client.socket.sendMessage(jid, { text: `ke ${jid}` });
      const to = jid === budi.user.pn ? budi : andi;
      const got = await to.user.waitFor(({ id }) => id === sent?.key.id);
      expect(got.message.extendedTextMessage?.text).toBe(`ke ${jid}`);
    }
  });

  it('carries a group both ways', async () => {
    const { id } = await andi.text(group(), 'foto menyusul');
    const { key } = await client.message(id);
    expect(key).toMatchObject({ remoteJid: group().id, participant: andi.user.lid, participantAlt: andi.user.pn });
    const told = await client.socket.groupMetadata(group().id);
    expect(told.participants.map((member) => member.phoneNumber)).toContain(andi.user.pn);
    for (const text of ['diterima', 'lagi']) {
      const sent = await client.socket.sendMessage(group().id, { text });
      for (const { user } of [andi, budi]) await user.waitFor((received) => received.id === sent?.key.id);
    }
  });

  it('carries pictures and albums', async () => {
    const [parent, ...pieces] = await andi.album(group(), [
      { bytes: picture, caption: 'satu' },
      { bytes: picture, kind: 'video' },
    ]);
    const wrapped = await andi.album(group(), [{ bytes: picture }], { wrapped: true });
    for (const { id } of [...pieces, ...wrapped.slice(1)]) {
      const message = await client.message(id);
      const content = normalizeMessageContent(message.message);
      const info = content?.messageContextInfo ?? message.message?.messageContextInfo;
      expect([parent?.id, wrapped[0]?.id]).toContain(info?.messageAssociation?.parentMessageKey?.id);
      expect(await downloadMediaMessage(message, 'buffer', {})).toEqual(picture);
    }
    const sent = await client.socket.sendMessage(budi.user.pn, { image: picture, jpegThumbnail: '' });
    const got = await budi.user.waitFor(({ id }) => id === sent?.key.id);
    expect(await fake.media.open('image', got.message.imageMessage ?? {})).toEqual(picture);
  });

  it('opens votes in all forms of creator and voter, and withdrawn ones', async () => {
    const poll = { name: 'K-0001', values: ['Terima', 'Tolak'], selectableCount: 1 };
    const sent = await client.socket.sendMessage(budi.user.pn, { poll });
    const seen = await budi.user.waitFor(({ id }) => id === sent?.key.id);
    for (const creator of ['lid', 'pn'] as const) {
      for (const voter of ['lid', 'pn'] as const) {
        const { id } = await budi.vote('bot', seen, ['Terima'], { creator, voter });
        expect(votesOf(sent, await client.message(id))).toEqual([hashOf('Terima')]);
      }
    }
    const { id } = await budi.vote('bot', seen, []);
    expect(votesOf(sent, await client.message(id))).toEqual([]);
  });

  function votesOf(poll: WAMessage | undefined, { key, message }: WAMessage): string[] | undefined {
    const update = message?.pollUpdateMessage;
    const pollEncKey = poll?.message?.messageContextInfo?.messageSecret ?? Buffer.alloc(0);
    const pollMsgId = update?.pollCreationMessageKey?.id ?? '';
    for (const creator of [client.socket.user?.lid, client.socket.user?.id]) {
      for (const voter of [key.remoteJid, key.remoteJidAlt]) {
        const jids = { pollCreatorJid: jidNormalizedUser(creator), voterJid: jidNormalizedUser(voter ?? undefined) };
        try {
          const vote = decryptPollVote(update?.vote ?? {}, { ...jids, pollMsgId, pollEncKey });
          return (vote.selectedOptions ?? []).map((option) => Buffer.from(option).toString('hex'));
        } catch {}
      }
    }
    return undefined;
  }

  it('lets both sides ask for what they could not read', async () => {
    for (const target of ['bot', group()] as const) {
      const { id } = await andi.text(target, 'rusak dulu', { corrupt: true });
      await until(() =>
        client.messages.some(({ key, message }) => key.id === id && message?.conversation === 'rusak dulu'),
      );
    }
    const sent = await client.socket.sendMessage(budi.user.pn, { text: 'ulang' });
    known.set(sent?.key.id ?? '', sent?.message ?? {});
    const first = await budi.user.waitFor(({ id }) => id === sent?.key.id);
    budi.user.inbox.length = 0;
    await budi.user.askRetry(first);
    await budi.user.waitFor(({ id }) => id === sent?.key.id);
  });

  it('tells who joined and who left a group', async () => {
    const cici = fake.addUser({ phone: '628133333333', name: 'Cici' });
    fake.changeGroup(group(), 'add', [cici]);
    fake.changeGroup(group(), 'remove', [cici]);
    await until(() => client.members.length === 2);
    expect(client.members.map(({ action }) => action)).toEqual(['add', 'remove']);
  });

  it('keeps what comes while the client is away', async () => {
    fake.session.drop();
    expect(await client.closed()).toBe(428);
    const keys: SentKey[] = [];
    for (let n = 0; n < 30; n += 1) keys.push(await (n % 2 ? andi : budi).text(n % 3 ? group() : 'bot', `luring ${n}`));
    await connect();
    for (const { id } of keys) expect((await client.message(id)).kind).toBe('append');
    await until(() => keys.every(({ id }) => !fake.pending.has(id)));
  });

  it('refuses a message', async () => {
    fake.rejectNext = 479;
    const sent = await client.socket.sendMessage(budi.user.pn, { text: 'ditolak' });
    const isRefusal = (status: unknown) => status === proto.WebMessageInfo.Status.ERROR;
    await until(
      () =>
        client.updates.some(({ key, update }) => key.id === sent?.key.id && isRefusal(update.status)) ||
        client.messages.some(({ key, status }) => key.id === sent?.key.id && isRefusal(status)),
    );
  });

  it('ends a connection for each reason', async () => {
    const reasons = [
      [() => fake.session.streamError(515), 515],
      [() => fake.session.streamError(503), 503],
      [() => fake.session.replaceConnection(), 440],
      [() => fake.session.logOut(), 401],
    ] as const;
    for (const [act, code] of reasons) {
      act();
      expect(await client.closed()).toBe(code);
      fake.session.forgetLogOut();
      await connect();
    }
    client.end();
    for (const code of [403, 405, 401]) {
      fake.session.failNext = code;
      expect(await new PlainClient(fake, auth).closed()).toBe(code);
    }
    await connect();
  });
});

describe('an account that is not linked yet', () => {
  it.each(['QR', 'code'] as const)('is linked by %s', async (way) => {
    const fake = await FakeWhatsApp.start();
    const undo = fake.trustInThisProcess();
    const auth = new TextAuth();
    const first = new PlainClient(fake, auth);
    const qr = await first.qr();
    if (way === 'QR') fake.session.scanQr(qr);
    else await enterCode(fake, await first.socket.requestPairingCode(fake.bot.phone));
    expect(await first.closed()).toBe(515);
    const client = new PlainClient(fake, auth, { shouldSyncHistoryMessage: () => false });
    await client.ready();
    expect(client.socket.user?.id).toBe(fake.bot.pnDevice);
    client.end();
    undo();
    await fake.close();
  });
});

async function enterCode(fake: FakeWhatsApp, code: string): Promise<void> {
  await until(() => fake.session.isLinkingByCode);
  await fake.session.enterPairingCode(code);
}

function hashOf(option: string): string {
  return createHash('sha256').update(option).digest('hex');
}
