import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice } from './office.ts';
import {
  botMessages,
  cardOf,
  cardSays,
  codeOf,
  countLogged,
  logOf,
  newMember,
  photos,
  promptFor,
  sendInfographic,
  sendPackage,
  shownTo,
  toldGroup,
  until,
} from './packages.ts';

const narrative = 'Narasi: Simpang Empat, KPU Pasaman Barat melaksanakan sosialisasi pemilih pemula.';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('the first card of an office', () => {
  it('goes away by Admin Medsos, and takes no other card with it', async () => {
    const ani = newMember(office, 'Ani');
    const names = Array.from({ length: 12 }, (_, index) => `Lelucon ${index + 1}`);
    for (const name of names) ani.sendPhoto(office.group, sampleJpeg(name), { caption: name });
    const codes = await Promise.all(names.map((name) => codeOf(office, name)));
    for (const name of names.slice(1)) {
      ani.send(office.group, 'Tanggal: 12/06/2025', { replyTo: cardOf(office, name)! });
    }
    expect(await office.admin.tap(cardOf(office, 'Lelucon 1')!, 'Bukan kiriman')).toMatchObject({
      text: 'Kartu dihapus.',
    });
    await until(office, () => !cardOf(office, 'Lelucon 1'), `the card of ${codes[0]} goes away`);
    await Promise.all(names.slice(1).map((name) => cardSays(office, name, '12 Juni 2025')));
  });
});

describe.concurrent('pieces of an album', () => {
  it('belong together also when the one with the caption comes last', async () => {
    const ani = newMember(office, 'Ani Terakhir');
    sendPackage(office, ani, 'Caption di akhir', { captionOn: 3 });
    await cardSays(office, 'Caption di akhir', 'Dokumentasi 4/4');
    const tono = newMember(office, 'Tono Menunggu');
    tono.sendPhoto(office.group, sampleJpeg('menunggu'));
    await toldGroup(office, 'Tono Menunggu: 1 foto');
    expect(latest(botMessages(office), 'Ani Terakhir: ')).toBeUndefined();
  });

  it('that come after the hand-in make a revision, and only they are shown', async () => {
    const ani = newMember(office, 'Ani');
    const album = ani.sendAlbum(office.group, photos('Menyusul', 5), {
      caption: `Kegiatan: Menyusul\nCaption: Menyusul\n${narrative}`,
      holdBack: [4],
    });
    const first = await promptFor(office, office.admin, 'Menyusul', 'Terima');
    const code = await codeOf(office, 'Menyusul');
    album.sendLate();
    await until(office, () => latest(office.admin.inbox, `${code} · 5/5`), 'the late piece');
    const revised = await until(
      office,
      () => office.admin.inbox.find((message) => message.text?.includes('· revisi 2') && buttonsOf(message).length > 0),
      'prompt of the revision',
    );
    await until(
      office,
      () => buttonsOf(office.server.message(office.admin.id, first.message_id)!).length === 0,
      'no buttons',
    );
    expect(await office.admin.forgeTap(`accept:${code}:receiving:1`, { message: first })).toMatchObject({
      showAlert: true,
    });
    expect(shownTo(office.admin, code)).toHaveLength(5);
    await office.admin.tap(revised, 'Terima');
    await promptFor(office, office.deputy, 'Menyusul', 'Koreksi');
  });

  it('that come after Admin Medsos received it change nothing, and the card says so', async () => {
    const ani = newMember(office, 'Ani');
    const album = ani.sendAlbum(office.group, photos('Telat', 5), {
      caption: `Kegiatan: Telat\nCaption: Telat\n${narrative}`,
      holdBack: [4],
    });
    await office.admin.tap(await promptFor(office, office.admin, 'Telat', 'Terima'), 'Terima');
    const asked = await promptFor(office, office.deputy, 'Telat', 'Koreksi');
    album.sendLate();
    await cardSays(office, 'Telat', 'Dokumentasi 4/4', 'Ada perubahan setelah kiriman diterima');
    expect(asked.text).toContain('4 dokumentasi');
    await office.deputy.tap(asked, 'Terima');
    await promptFor(office, office.chief, 'Telat', 'Terima');
  });

  it('that are the same count once', async () => {
    const ani = newMember(office, 'Ani');
    const [one, two, three] = photos('Kembar', 3) as [Buffer, Buffer, Buffer];
    const caption = `Kegiatan: Kembar\nCaption: Kembar\n${narrative}`;
    ani.sendAlbum(office.group, [one, two, three, one], { caption });
    const card = await cardSays(office, 'Kembar', 'Dokumentasi 3/4', '1 berkas sama persis');
    expect(await ani.tap(card, 'Serahkan')).toMatchObject({ text: expect.stringContaining('belum lengkap') });
    ani.sendPhoto(office.group, sampleJpeg('Kembar lain'), { replyTo: card });
    expect((await promptFor(office, office.admin, 'Kembar', 'Terima')).text).toContain('4 dokumentasi');
  });

  it('over 20 MB are kept by Telegram alone, and the card says so', async () => {
    const ani = newMember(office, 'Ani');
    const caption = 'Kegiatan: Video besar\nJenis: video\nCaption: Video besar';
    ani.sendVideo(office.group, Buffer.from('mp4'), { caption, fileSize: 21 * 1024 * 1024 });
    await cardSays(office, 'Video besar', 'Dokumentasi 1/1', '1 berkas terlalu besar atau tidak dapat diambil');
    await promptFor(office, office.admin, 'Video besar', 'Terima');
    const code = await codeOf(office, 'Video besar');
    expect(shownTo(office.admin, code).map(({ video }) => video !== undefined)).toEqual([true]);
  });
});

describe.concurrent('a photo without a caption', () => {
  it('gets one hint a person, which is kept up to date and lets it join a package', async () => {
    const ani = newMember(office, 'Ani Lepas');
    const tono = newMember(office, 'Tono');
    sendPackage(office, ani, 'Punya Ani', { holdBack: [3] });
    await cardSays(office, 'Punya Ani', 'Dokumentasi 3/4');
    ani.sendPhoto(office.group, sampleJpeg('lepas 1'));
    const hint = await toldGroup(office, 'Ani Lepas: 1 foto belum masuk');
    ani.sendPhoto(office.group, sampleJpeg('lepas 2'));
    await until(office, () => said(hint.message_id).includes('Ani Lepas: 2 foto'), 'the same hint, up to date');
    const code = await codeOf(office, 'Punya Ani');
    expect(await tono.tap(hint, code)).toMatchObject({ showAlert: true });
    await ani.tap(hint, code);
    await cardSays(office, 'Punya Ani', 'Dokumentasi 5/4');
    await until(office, () => said(hint.message_id).includes('sudah masuk'), 'the hint ends');
    expect(buttonsOf(office.server.message(office.group.id, hint.message_id)!)).toEqual([]);
    ani.sendPhoto(office.group, sampleJpeg('lepas 3'));
    await until(office, () => said(hint.message_id).includes('Ani Lepas: 1 foto'), 'the hint begins anew');
    expect(botMessages(office).filter(({ text }) => text?.startsWith('Ani Lepas: '))).toHaveLength(1);
  });

  it('begins a package when its caption comes by editing', async () => {
    const ani = newMember(office, 'Ani Sunting');
    const photo = ani.sendPhoto(office.group, sampleJpeg('sunting'));
    ani.edit(photo, 'Kegiatan: Disunting\nJenis: infografis\nCaption: Disunting');
    await promptFor(office, office.admin, 'Disunting', 'Terima');
  });
});

describe.concurrent('a card that is no package', () => {
  it('goes away by its sender, and by nobody else of the team', async () => {
    const [ani, tono] = [newMember(office, 'Ani'), newMember(office, 'Tono')];
    ani.sendPhoto(office.group, sampleJpeg('lelucon'), { caption: 'Lelucon sore' });
    const card = await cardSays(office, 'Lelucon sore', 'Dokumentasi 1/4');
    const code = await codeOf(office, 'Lelucon sore');
    const stranger = office.server.addUser({ firstName: 'Orang lain' });
    expect(await tono.tap(card, 'Bukan kiriman')).toMatchObject({ showAlert: true });
    expect(await stranger.forgeTap(`discard:${code}`, { message: card })).toMatchObject({ showAlert: true });
    expect(cardOf(office, 'Lelucon sore')).toBeDefined();
    expect(await ani.tap(card, 'Bukan kiriman')).toMatchObject({ text: 'Kartu dihapus.' });
    await until(office, () => !cardOf(office, 'Lelucon sore'), 'the card goes away');
    const refused = logOf(office.settings, code).filter(({ type }) => type === 'Refused');
    expect(refused.map(({ payload }) => payload.reason)).toEqual(['onlyOpenerOrAdmin', 'onlyOpenerOrAdmin']);
    ani.send(office.group, narrative, { replyTo: ani.sendSticker(office.group) });
    expect(countLogged(office.settings, code, 'SubmissionDiscarded')).toBe(1);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    sendInfographic(office, newMember(office, 'Ani'), 'Penutup');
    expect(office.server.violations).toEqual([]);
  });
});

const said = (messageId: number) => office.server.message(office.group.id, messageId)?.text ?? '';
