import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice } from './office.ts';
import {
  accept,
  appoint,
  botMessages,
  cardSays,
  codeOf,
  countLogged,
  inviteTo,
  logOf,
  newMember,
  promptFor,
  sendInfographic,
  sendPackage,
  told,
  toldGroup,
  until,
} from './packages.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('an invitation', () => {
  it('gives its role once', async () => {
    const link = await inviteTo(office, 'tim');
    const [first, second] = [newUser('Pertama'), newUser('Kedua')];
    first.openLink(link);
    await told(office, first, 'Anda sekarang Tim Pelaksana');
    second.openLink(link);
    await told(office, second, 'tidak berlaku');
    first.sendPhoto('bot', sampleJpeg('pribadi'), {
      caption: 'Kegiatan: Pribadi\nJenis: infografis\nCaption: Pribadi',
    });
    await until(office, () => latest(first.inbox, '· Pribadi'), 'the card, privately');
    await promptOfPrivate('Pribadi');
    first.send('bot', 'Narasi yang tidak membalas apa pun.');
    await told(office, first, 'belum masuk ke kiriman mana pun');
  });

  it('is not guessed: a wrong token is refused and logged, and answered once a day', async () => {
    const stranger = newUser('Penebak');
    for (const token of ['salah', 'salah-lagi']) stranger.start(token);
    await told(office, stranger, 'tidak berlaku');
    stranger.send('bot', '/klaim ABCD-EFGH-JKLM');
    await until(office, () => office.server.pendingUpdates === 0, 'everything was taken');
    await fence();
    expect(stranger.inbox).toHaveLength(1);
    const refused = logOf(office.settings).filter(({ payload }) => payload.what === 'invitation');
    expect(refused.length).toBeGreaterThanOrEqual(4);
  });

  it('is for admin to make', async () => {
    office.deputy.send('bot', '/undang admin');
    await told(office, office.deputy, 'hanya untuk Admin Medsos');
    office.admin.send('bot', '/undang bos');
    await told(office, office.admin, '/undang wakil');
  });
});

describe('/peran', () => {
  it('takes roles away with Cabut, but not that of the last admin', async () => {
    const { admin, deputy } = office;
    const second = await appoint(office, 'admin', 'Tuti');
    second.send('bot', '/peran');
    const list = await told(office, second, 'Admin Medsos: ');
    expect(await deputy.forgeTap(dataOf(list, 'Cabut: Tuti'))).toMatchObject({ showAlert: true });
    await second.tap(list, 'Cabut: Tuti');
    await told(office, second, 'telah dicabut');
    expect(await second.forgeTap(dataOf(list, 'Cabut: Rina'))).toMatchObject({ showAlert: true });
    admin.send('bot', '/peran');
    const own = await told(office, admin, 'Wakil Pimpinan Redaksi: ');
    expect(own.text).not.toContain('Tuti');
    expect(await admin.tap(own, 'Cabut: Rina')).toMatchObject({
      showAlert: true,
      text: expect.stringContaining('admin'),
    });
    admin.send('bot', '/antrian');
    await told(office, admin, 'menunggu Anda');
  });
});

describe('commands', () => {
  it('answer by role, and say so when they are unknown', async () => {
    const { admin, deputy, group } = office;
    const ani = newMember(office, 'Ani');
    sendInfographic(office, ani, 'Diantre');
    const code = await codeOf(office, 'Diantre');
    await promptFor(office, admin, 'Diantre', 'Terima');
    admin.send('bot', '/antrian');
    const queue = await until(office, () => latest(admin.inbox, `${code} · Diantre · menunggu`), 'the queue');
    const soFar = admin.inbox.length;
    await admin.tap(queue, `Tampilkan ${code}`);
    await until(
      office,
      () => admin.inbox.slice(soFar).some((message) => buttonsOf(message).length > 0),
      'the prompt again',
    );
    deputy.send('bot', '/antrian');
    await told(office, deputy, 'Tidak ada yang menunggu');
    admin.send('bot', `/status k${Number(code.slice(2))}`);
    await told(office, admin, 'Sekarang: Admin Medsos');
    admin.send('bot', '/status K-9999');
    await told(office, admin, 'K-9999');
    admin.send('bot', '/entahlah');
    await told(office, admin, 'tidak dikenal');
    ani.send(group, '/entahlah');
    ani.send(group, '/status@alur_bot');
    await toldGroup(office, `${code} · Diantre`);
    expect(latest(botMessages(office), 'tidak dikenal')).toBeUndefined();
    ani.send(group, `/antrian`);
    await toldGroup(office, 'hanya untuk Admin Medsos');
  });

  it('/tarik is for the team of a package and admin, with a reason, until it is published', async () => {
    const { admin, group } = office;
    const [ani, tono] = [newMember(office, 'Ani'), newMember(office, 'Tono')];
    sendPackage(office, ani, 'Ditarik');
    const code = await codeOf(office, 'Ditarik');
    tono.send(group, `/tarik ${code} iseng`);
    await toldGroup(office, 'hanya untuk pengirim');
    ani.send(group, `/tarik ${code}`);
    await toldGroup(office, '/tarik KODE ALASAN');
    expect(countLogged(office.settings, code, 'SubmissionWithdrawn')).toBe(0);
    ani.send(group, `/tarik ${code} kegiatan dibatalkan`);
    await cardSays(office, 'Ditarik', 'Ditarik: kegiatan dibatalkan');
    admin.send('bot', `/tarik ${code} sekali lagi`);
    await told(office, admin, 'sudah ditarik');
    sendInfographic(office, ani, 'Ditarik admin');
    await accept(office, admin, 'Ditarik admin');
    admin.send('bot', `/tarik ${await codeOf(office, 'Ditarik admin')} salah kirim`);
    await cardSays(office, 'Ditarik admin', 'Ditarik: salah kirim');
  });
});

describe('a stranger', () => {
  it('hears once a day what this is, and nothing else happens', async () => {
    const stranger = newUser('Orang lain');
    for (const text of ['/start', 'halo', '/status', '/undang admin']) stranger.send('bot', text);
    stranger.sendPhoto('bot', sampleJpeg('asing'), { caption: 'Kegiatan: Asing' });
    await told(office, stranger, 'belum punya peran');
    await fence();
    expect(stranger.inbox).toHaveLength(1);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

const newUser = (firstName: string): VirtualUser => office.server.addUser({ firstName });

/** Whatever was sent before is answered, or never will be. */
async function fence(): Promise<void> {
  const soFar = office.admin.inbox.length;
  office.admin.send('bot', '/sop');
  await until(office, () => latest(office.admin.inbox.slice(soFar), 'SOP'), 'a later answer');
}

async function promptOfPrivate(name: string): Promise<void> {
  await until(office, () => latest(office.admin.inbox, name), `admin is asked about ${name}`);
}

function dataOf(message: ReturnType<typeof latest>, button: string): string {
  const buttons = message?.reply_markup?.inline_keyboard?.flat() ?? [];
  return buttons.find(({ text }) => text.startsWith(button))?.callback_data ?? '';
}
