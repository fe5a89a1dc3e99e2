import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import { appointEverybody, latest, type Office, openOffice } from './office.ts';
import { accept, botMessages, cardOf, newMember, photos, told, toldGroup, until } from './packages.ts';

const caption = (name: string) => `Kegiatan: ${name}\nJenis: infografis\nCaption: Caption ${name}`;

/** In privacy mode, as BotFather makes bots. */
let office: Office;
beforeAll(async () => {
  office = await openOffice({}, { canReadAllGroupMessages: false });
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('/pasang', () => {
  it('says what is missing in privacy mode, and nothing is missing for an admin of the group', async () => {
    const { admin, group } = office;
    expect(latest(botMessages(office), 'menerima kiriman')?.text).toContain('/setprivacy');
    group.setBotAdmin(true);
    admin.send(group, '/pasang');
    await until(
      office,
      () => latest(botMessages(office), 'menerima kiriman')?.text?.includes('/setprivacy') === false,
      'a clean report',
    );
  });

  it('is for admin', async () => {
    const { group, officer } = office;
    officer.send(group, '/pasang');
    await toldGroup(office, 'hanya untuk Admin Medsos');
  });

  it('makes a topic of a forum an intake place of its own', async () => {
    const { server, admin, officer } = office;
    const forum = server.addGroup({ title: 'Forum', members: [admin, officer], forum: true, botIsAdmin: true });
    const [topic, other] = [forum.addTopic('Konten'), forum.addTopic('Lain-lain')];
    admin.send(forum, '/pasang', { threadId: topic });
    await toldGroup(office, 'menerima kiriman', forum);
    officer.sendPhoto(forum, sampleJpeg('lain'), { caption: caption('Topik lain'), threadId: other });
    officer.sendPhoto(forum, sampleJpeg('topik'), { caption: caption('Topik benar'), threadId: topic });
    const card = await until(office, () => cardOf(office, 'Topik benar', forum), 'the card');
    expect(card.message_thread_id).toBe(topic);
    expect(cardOf(office, 'Topik lain', forum)).toBeUndefined();
    officer.send(forum, 'Caption: Caption dari topik', { replyTo: card, threadId: topic });
    await until(office, () => latest(admin.inbox, 'Caption dari topik'), 'a reply in the topic is taken');
  });
});

describe('a group that is no intake group', () => {
  it('is told so once a day by who tries, and chatter is not answered', async () => {
    const { server, admin } = office;
    const eko = server.addUser({ firstName: 'Eko' });
    const plain = server.addGroup({ title: 'Grup lain', members: [admin, eko], supergroup: true, botIsAdmin: true });
    eko.send(plain, 'selamat pagi');
    for (const name of ['Satu', 'Dua']) eko.sendPhoto(plain, sampleJpeg(name), { caption: caption(name) });
    await toldGroup(office, 'belum dipasang', plain);
    await fence(plain);
    expect(botMessages(office, plain).filter(({ text }) => text?.includes('belum dipasang'))).toHaveLength(1);
    expect(cardOf(office, 'Satu', plain)).toBeUndefined();
  });
});

describe('who stays anonymous', () => {
  it('is told to switch that off, also with /pasang in a new group', async () => {
    const { server, admin, group } = office;
    group.setAdmin(admin, true);
    admin.sendPhoto(group, sampleJpeg('anonim'), { caption: caption('Anonim'), anonymous: true });
    await toldGroup(office, 'anonim');
    expect(cardOf(office, 'Anonim')).toBeUndefined();
    const fresh = server.addGroup({ title: 'Grup baru', members: [admin], supergroup: true, botIsAdmin: true });
    admin.send(fresh, '/pasang', { anonymous: true });
    await toldGroup(office, 'anonim', fresh);
  });

  it('is told with each package that is not taken: nobody knows whether it is the same person', async () => {
    const { server, admin } = office;
    const group = server.addGroup({ title: 'Grup anonim', members: [admin], supergroup: true, botIsAdmin: true });
    admin.send(group, '/pasang');
    await toldGroup(office, 'menerima kiriman', group);
    group.setAdmin(admin, true);
    for (const name of ['Pertama', 'Kedua'])
      admin.sendPhoto(group, sampleJpeg(name), { caption: caption(name), anonymous: true });
    const told = () => botMessages(office, group).filter(({ text }) => text?.includes('anonim'));
    await until(office, () => told().length === 2 || undefined, 'two answers');
  });
});

describe('a group that changes', () => {
  it('that became a supergroup goes on with its cards', async () => {
    const { server, admin } = office;
    const ani = newMember(office, 'Ani');
    const group = server.addGroup({ title: 'Grup biasa', members: [admin, ani], botIsAdmin: true });
    admin.send(group, '/pasang');
    await toldGroup(office, 'menerima kiriman', group);
    const name = 'Pindah';
    ani.sendAlbum(group, photos(name, 3), { caption: `Kegiatan: ${name}\nCaption: Pindah` });
    await until(office, () => cardOf(office, name, group)?.text?.includes('Dokumentasi 3/4'), 'the card');
    group.migrateToSupergroup();
    const card = await until(office, () => cardOf(office, name, group), 'the card in the new group');
    ani.sendPhoto(group, sampleJpeg('pindah 4'), { replyTo: card });
    ani.send(group, 'Narasi: KPU Pasaman Barat mengadakan sosialisasi.', { replyTo: card });
    await accept(office, admin, name, group);
    await until(office, () => cardOf(office, name, group)?.text?.includes('Diterima Admin Medsos'), 'the card goes on');
  });

  it('that put the bot out is named to admin, and goes on when it is back', async () => {
    const { server, admin, officer } = office;
    const group = server.addGroup({ title: 'Grup tegas', members: [admin, officer], supergroup: true });
    admin.send(group, '/pasang');
    await toldGroup(office, 'menerima kiriman', group);
    group.removeBot();
    await told(office, admin, '"Grup tegas"');
    group.addBot();
    group.setBotAdmin(true);
    officer.sendPhoto(group, sampleJpeg('kembali'), { caption: caption('Kembali') });
    await until(office, () => cardOf(office, 'Kembali', group), 'the card');
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

/** Whatever was sent there before is answered, or never will be. */
async function fence(where: VirtualGroup): Promise<void> {
  office.admin.send(where, '/sop');
  await toldGroup(office, 'SOP', where);
}
