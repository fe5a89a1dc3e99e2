import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { type FakeGroup, FakeWhatsApp } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import { hears, readAll } from '../../support/fake-whatsapp/hears.ts';
import { linkPhone } from '../../support/fake-whatsapp/link-phone.ts';
import { linkedSettings, towardsFake } from '../../support/fake-whatsapp/linked-program.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { latest, type Office, openOffice, prompt } from '../office.ts';
import { countLogged, inviteTo, shownTo, told, until } from '../packages.ts';

/** The team lives in a WhatsApp group, the editors in Telegram; the admin has both. The program as it is. */
describe('a team on WhatsApp and editors on Telegram', { timeout: 60_000 }, () => {
  let fake: FakeWhatsApp;
  let office: Office;
  let group: FakeGroup;
  let officer: Phone;
  let phone: Phone;

  beforeAll(async () => {
    fake = await FakeWhatsApp.start();
    officer = fake.addUser({ phone: '628111000004', name: 'Budi Petugas' });
    phone = fake.addUser({ phone: '628111000001', name: 'Rina HP' });
    group = fake.addGroup({ subject: 'Tim Pelaksana', participants: [officer, phone] });
    office = await openOffice(await linkedSettings(fake), {}, towardsFake);
  }, 60_000);
  afterAll(async () => {
    await office.close();
    await fake.close();
  });

  const asked = (who: 'admin' | 'deputy' | 'chief', button: string) =>
    until(office, () => prompt(office[who].inbox, 'K-0001', button), `${who} is asked: ${button}`);

  it('the admin links her phone, and installs the group from there', async () => {
    const { admin } = office;
    admin.start();
    await told(office, admin, 'Admin Medsos');
    for (const [word, person] of [
      ['wakil', office.deputy],
      ['pimpinan', office.chief],
    ] as const) {
      person.openLink(await inviteTo(office, word));
      await told(office, person, 'Selamat datang');
    }
    await linkPhone(office, fake, phone, group);
  });

  it('what the team hands in there is decided here, with its pictures', async () => {
    const { admin, deputy, chief } = office;
    const text =
      'Kegiatan: Rapat\nCaption: Rapat koordinasi\nNarasi: KPU mengadakan rapat koordinasi di Simpang Empat.';
    const [, , , , last] = await officer.album(
      group,
      [1, 2, 3, 4].map((n) => ({ bytes: sampleJpeg(`rapat ${n}`), ...(n === 1 ? { caption: text } : {}) })),
    );
    const begun = await hears(fake, officer, group, 'K-0001 · Rapat', 'Dokumentasi 4/4');
    await asked('admin', 'Terima');
    expect(shownTo(admin, 'K-0001').filter(({ photo }) => photo)).toHaveLength(4);
    if (last) await officer.remove(group, last);
    await until(office, () => latest(admin.inbox, 'Tidak lengkap lagi: kurang dokumentasi'), 'one was deleted');
    await officer.file(group, { bytes: sampleJpeg('rapat 5'), replyTo: begun });
    await until(office, () => latest(admin.inbox, '· revisi 3'), 'another one came');
    await admin.tap(await asked('admin', 'Terima'), 'Terima');
    await deputy.tap(await asked('deputy', 'Tolak'), 'Tolak');
    deputy.send('bot', 'Narasi terlalu pendek.', { replyTo: await told(office, deputy, 'tulis tanggapan') });
    const card = await hears(fake, officer, group, 'Narasi terlalu pendek', 'Serahkan lagi');
    await officer.reply(
      group,
      card,
      'Narasi: KPU mengadakan rapat koordinasi di Simpang Empat bersama semua kecamatan.',
    );
    await officer.reply(group, card, 'serahkan lagi');
    await until(office, () => latest(admin.inbox, 'semua kecamatan'), 'the new narrative');
    await admin.tap(await asked('admin', 'Terima'), 'Terima');
    await deputy.tap(await asked('deputy', 'Terima'), 'Terima');
    await chief.tap(await asked('chief', 'Terima'), 'Terima');
  });

  it('and the other way round: she takes the upload on her phone', async () => {
    const { admin } = office;
    await asked('admin', 'Instagram');
    await phone.text('bot', 'https://www.instagram.com/p/abc/ https://kab.kpu.go.id/berita/1');
    await hears(fake, phone, 'bot', 'Tercatat: tautan Instagram dan Website untuk K-0001');
    await hears(fake, officer, group, 'K-0001 sudah diunggah', 'instagram.com/p/abc');
    await until(office, () => latest(admin.inbox, 'Diunggah Admin Medsos'), 'the prompt on Telegram says so');
    const counted = (type: string) => countLogged(office.settings, 'K-0001', type);
    expect(['StepAccepted', 'StepRejected', 'SubmissionPublished'].map(counted)).toEqual([4, 1, 1]);
    expect(office.server.violations).toEqual([]);
  });

  it('whom WhatsApp does not let the number write to (463) is asked on Telegram', async () => {
    const { admin } = office;
    await phone.text('bot', 'hubungkan');
    await phone.reply('bot', await hears(fake, phone, 'bot', 'lewat Telegram. Pilih tempatnya'), 'whatsapp');
    await hears(fake, phone, 'bot', 'Kiriman akan ditanyakan lewat WhatsApp');
    fake.refuses.set(phone.user, 463);
    const caption = 'Kegiatan: Infografis\nJenis: infografis\nCaption: Jadwal tahapan';
    await officer.file(group, { bytes: sampleJpeg('infografis'), caption });
    await until(office, () => prompt(admin.inbox, 'K-0002', 'Terima'), 'the prompt comes to Telegram');
    fake.refuses.clear();
  });

  it('what could be read only after it was deleted begins nothing', async () => {
    fake.ignoresRetries = true;
    const caption = 'Kegiatan: Salah kirim';
    const sent = await officer.file(group, { bytes: sampleJpeg('salah'), caption }, { corrupt: true });
    await officer.remove(group, sent);
    fake.ignoresRetries = false;
    await officer.user.sendAgain(sent.id);
    await officer.file(group, { bytes: sampleJpeg('benar'), caption: 'Kegiatan: Benar' });
    await hears(fake, officer, group, 'K-0003 · Benar');
    expect(readAll(fake, officer, group).some(({ text }) => text.includes('Salah kirim'))).toBe(false);
  });

  it('who was put out of the group is the team no more, and that the bot was is told to the admin', async () => {
    await officer.file(group, { bytes: sampleJpeg('apel'), caption: 'Kegiatan: Apel' });
    const card = await hears(fake, officer, group, 'K-0004 · Apel');
    fake.changeGroup(group, 'remove', [officer]);
    await officer.reply(group, card, 'serahkan');
    await until(office, () => countLogged(office.settings, 'K-0004', 'Refused') === 1, 'what is asked for is refused');
    fake.changeGroup(group, 'remove', 'bot');
    await told(office, office.admin, 'Bot dikeluarkan dari grup "Tim Pelaksana"');
  });
});
