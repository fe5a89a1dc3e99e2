import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { afterClose } from '../../../bot/whatsapp/close-codes.ts';
import { connectionState } from '../../../bot/whatsapp/connection-state.ts';
import { ConnectionWatch, type WhatsAppNotice } from '../../../bot/whatsapp/connection-watch.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { type LinkedNumber, openLinkedNumber, waitFor } from './linked-number.ts';

describe('the connection to WhatsApp', () => {
  let number: LinkedNumber;

  beforeEach(async () => {
    number = await openLinkedNumber();
  });
  afterEach(() => number.close());

  it.each([
    ['dropped', () => number.fake.session.drop()],
    ['ended with 408', () => number.fake.session.streamError(408)],
    ['ended with 428', () => number.fake.session.streamError(428)],
    ['ended with 500', () => number.fake.session.streamError(500)],
    ['ended with 503', () => number.fake.session.streamError(503)],
    ['to be restarted (515)', () => number.fake.session.streamError(515)],
  ])('comes back when it was %s, and loses nothing meanwhile', async (_, act) => {
    const andi = number.fake.addUser({ phone: '628111111111', name: 'Andi' });
    await andi.text('bot', 'sebelum');
    await number.message('sebelum');
    act();
    await new Promise((resolve) => number.fake.once('disconnected', () => resolve(undefined)));
    await andi.text('bot', 'selama terputus');
    await number.message('selama terputus');
    expect(number.notices).toEqual([]);
  });

  it('stops when another program took it over', async () => {
    number.fake.session.replaceConnection();
    await number.connected('replaced');
    expect(number.notices).toEqual([{ type: 'stopped', why: 'replaced' }]);
    await expect(number.platform.send(anywhere, { text: ['halo'] })).rejects.toMatchObject({ kind: 'away' });
  });

  it.each([
    [403, 'banned'],
    [405, 'outdated'],
    [411, 'unsupported'],
  ])('stops at %i: %s', async (code, why) => {
    number.fake.session.failNext = code;
    number.fake.session.streamError(515);
    await number.connected(why);
    expect(number.notices).toEqual([{ type: 'stopped', why }]);
  });

  it('forgets everything when it was logged out, and offers to link again', async () => {
    number.fake.session.logOut();
    await number.connected('loggedOut');
    expect(number.notices).toEqual([{ type: 'stopped', why: 'loggedOut' }]);
    const link = await waitFor(async () => number.links[0]);
    expect(link.type).toBe('qr');
    expect(await connectionState(number.store.whatsApp(1))).toMatchObject({ phone: null });
    number.fake.session.scanQr(link.type === 'qr' ? link.qr : '');
    await number.connected();
    expect(number.notices.at(-1)).toEqual({ type: 'back' });
  });
});

const anywhere = { channel: 'whatsapp', chatId: '120363000@g.us', threadId: null };

describe('a number that is not linked yet', () => {
  it.each(['QR', 'code'] as const)('is linked by %s', async (way) => {
    const number = await openLinkedNumber({
      linked: false,
      ...(way === 'code' ? { pairingPhone: '628990000001' } : {}),
    });
    const link = await waitFor(async () => number.links[0]);
    if (link.type === 'qr') number.fake.session.scanQr(link.qr);
    else await waitFor(async () => number.fake.session.isLinkingByCode);
    if (link.type === 'code') await number.fake.session.enterPairingCode(link.code);
    await number.connected();
    expect(await connectionState(number.store.whatsApp(1))).toMatchObject({ phone: '628990000001' });
    expect(number.platform.invitationLink('abc')).toBe('https://wa.me/628990000001?text=gabung%20abc');
    await number.close();
  });
});

describe('the daily cap', () => {
  it('keeps back what is over it, and tells', async () => {
    const number = await openLinkedNumber({ dailyCap: 2 });
    const group = number.fake.addGroup({ subject: 'Grup', participants: [number.fake.addUser({ phone: '62811' })] });
    const to = { channel: 'whatsapp', chatId: group.id, threadId: null };
    await number.platform.send(to, { text: ['satu'] });
    await number.platform.send(to, { text: ['dua'] });
    await expect(number.platform.send(to, { text: ['tiga'] })).rejects.toMatchObject({ kind: 'away' });
    expect(number.notices).toEqual([{ type: 'capReached', dailyCap: 2 }]);
    expect(number.fake.fromBot).toHaveLength(2);
    await number.close();
  });
});

describe('what a close code means', () => {
  it.each([
    [515, { type: 'atOnce' }],
    [408, { type: 'later' }],
    [428, { type: 'later' }],
    [500, { type: 'later' }],
    [503, { type: 'later' }],
    [undefined, { type: 'later' }],
    [999, { type: 'later' }],
    [401, { type: 'linkAgain' }],
    [440, { type: 'stop', why: 'replaced' }],
    [403, { type: 'stop', why: 'banned' }],
    [405, { type: 'stop', why: 'outdated' }],
    [411, { type: 'stop', why: 'unsupported' }],
  ])('%s', (code, next) => {
    expect(afterClose(code)).toEqual(next);
  });
});

describe('what the admins are told', () => {
  const me = { lid: null, pn: null };

  it('nothing of a connection that is back within 5 minutes', async () => {
    const { clock, watch, notices } = watched();
    watch.take({ type: 'lost' });
    await clock.advance(4 * 60_000);
    watch.take({ type: 'connected', me });
    await clock.advance(10 * 60_000);
    expect(notices).toEqual([]);
  });

  it('once of one that stays away for 5 minutes, and when it is back', async () => {
    const { clock, watch, notices } = watched();
    watch.take({ type: 'lost' });
    await clock.advance(60_000);
    watch.take({ type: 'lost' });
    await clock.advance(4 * 60_000);
    expect(notices).toEqual([{ type: 'lost', since: '2025-06-12T01:00:00.000Z' }]);
    watch.take({ type: 'connected', me });
    watch.take({ type: 'connected', me });
    expect(notices.at(-1)).toEqual({ type: 'back' });
    expect(notices).toHaveLength(2);
  });

  function watched() {
    const clock = new FakeClock('2025-06-12T01:00:00.000Z');
    const notices: WhatsAppNotice[] = [];
    return { clock, notices, watch: new ConnectionWatch(clock, (notice) => notices.push(notice)) };
  }
});

describe('a server that wants nothing but restarts', () => {
  it('is obeyed three times, and then not hurried after', async () => {
    const number = await openLinkedNumber();
    let logins = 0;
    number.fake.on('login', () => {
      logins += 1;
      number.fake.session.streamError(515);
    });
    number.fake.session.streamError(515);
    await number.connected('lost');
    expect(logins).toBe(3);
    await number.close();
  });
});
