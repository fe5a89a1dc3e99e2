import { normalizeMessageContent } from '@whiskeysockets/baileys';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import { alur as auditor } from '../../cli/run-alur.ts';
import { type AlurProcess, type Settings, startAlur } from '../../support/alur-process.ts';
import { type FakeGroup, FakeWhatsApp } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import { hears, type Read, readAll, untilRead } from '../../support/fake-whatsapp/hears.ts';
import { linkedSettings, towardsFake } from '../../support/fake-whatsapp/linked-program.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { countLogged } from '../packages.ts';

/** The main job on WhatsApp alone: the program as it is, its real client, and people who never saw Telegram. */
describe('a package on WhatsApp, from the group to the recap', { timeout: 60_000 }, () => {
  let fake: FakeWhatsApp;
  let settings: Settings;
  let alur: AlurProcess;
  let group: FakeGroup;
  let admin: Phone;
  let deputy: Phone;
  let chief: Phone;
  let officer: Phone;

  beforeAll(async () => {
    fake = await FakeWhatsApp.start();
    admin = fake.addUser({ phone: '628111000001', name: 'Ani Admin' });
    deputy = fake.addUser({ phone: '628111000002', name: 'Wati Wakil' });
    chief = fake.addUser({ phone: '628111000003', name: 'Pak Pimpinan' });
    officer = fake.addUser({ phone: '628111000004', name: 'Budi Petugas' });
    group = fake.addGroup({ subject: 'Tim Pelaksana', participants: [officer, admin] });
    settings = {
      ...(await linkedSettings(fake)),
      OWNERS: 'whatsapp:628111000001',
      PLATFORMS: 'instagram,website',
      SETTLE_SECONDS: '0',
    };
    alur = await start();
  }, 60_000);
  afterAll(async () => {
    await alur.stop();
    await fake.close();
  });

  const start = () => startAlur({ ...settings, LOG_LEVEL: 'info' }, towardsFake);
  const card = (...texts: string[]) => hears(fake, officer, group, 'K-0001 ·', ...texts);
  const told = (phone: Phone, ...texts: string[]) => hears(fake, phone, 'bot', ...texts);
  /** Of the messages after so many. */
  const next = (phone: Phone, after: number, isIt: (read: Read) => unknown, what: string) =>
    untilRead(fake, phone, 'bot', (all) => all.slice(after).find(isIt), what);
  const pollOf = (phone: Phone, after: number) => next(phone, after, ({ options }) => options.length > 0, 'a poll');
  const count = (phone: Phone) => readAll(fake, phone, 'bot').length;

  it('begins with an owner who was named by number, and invitations by link', async () => {
    await admin.text('bot', 'bantuan');
    await told(admin, 'Admin Medsos', '/undang');
    for (const [word, phone] of [
      ['wakil', deputy],
      ['pimpinan', chief],
    ] as const) {
      const soFar = count(admin);
      await admin.text('bot', `undang ${word}`);
      const invitation = await next(admin, soFar, ({ text }) => text.includes('https://wa.me/'), 'an invitation');
      const link = new URL(/https:\/\/wa\.me\S+/.exec(invitation.text)?.[0] ?? '');
      await phone.text('bot', link.searchParams.get('text') ?? '');
      await told(phone, 'Selamat datang');
    }
    await admin.text(group, 'pasang');
    await hears(fake, officer, group, 'menerima kiriman');
  });

  it('takes an album and its narrative, and shows one card, also after SIGKILL', async () => {
    const files = [1, 2, 3, 4].map((n) => ({
      bytes: sampleJpeg(`foto ${n}`),
      ...(n === 1 ? { caption: 'Kegiatan: Sosialisasi\nCaption: Sosialisasi di SMA 1' } : {}),
    }));
    await officer.album(group, files);
    const complete = await card('Dokumentasi 4/4');
    await alur.stop('SIGKILL');
    await officer.reply(group, complete, 'Narasi: Simpang Empat, KPU melaksanakan sosialisasi pemilih pemula.');
    alur = await start();
    await told(admin, 'K-0001', 'Sosialisasi di SMA 1', 'jajak pendapat');
    const pictures = readAll(fake, admin, 'bot').filter(
      ({ message }) => normalizeMessageContent(message)?.imageMessage,
    );
    expect(pictures).toHaveLength(4);
  });

  it('is rejected by vote, with a written response, and handed in again by a word', async () => {
    const poll = await pollOf(admin, 0);
    expect(poll.options).toEqual(['✅ Terima', '❌ Tolak']);
    await admin.vote('bot', poll, ['❌ Tolak']);
    const question = await told(admin, 'K-0001', 'tulis tanggapan');
    await admin.reply('bot', question, 'Foto nomor 2 buram.');
    const returned = await card('Foto nomor 2 buram', 'Serahkan lagi');
    const soFar = count(admin);
    await officer.reply(group, returned, 'Serahkan lagi');
    await admin.vote('bot', await pollOf(admin, soFar), ['✅ Terima']);
    await card('Sekarang: Wakil Pimpinan Redaksi');
    await admin.vote('bot', poll, ['✅ Terima']);
    await told(admin, 'Langkah ini sudah selesai');
  });

  it('is corrected by words, and accepted by a reply', async () => {
    await deputy.reply('bot', await told(deputy, 'K-0001', 'dengan kata: Koreksi'), 'koreksi');
    await deputy.reply('bot', await told(deputy, 'apa yang dikoreksi'), 'caption');
    const question = await told(deputy, 'caption (paling banyak');
    await deputy.reply('bot', question, 'Sosialisasi di SMA 2 Simpang Empat');
    const revised = await told(deputy, 'revisi 2', 'SMA 2 Simpang Empat', 'jajak pendapat');
    await deputy.reply('bot', revised, 'terima kasih');
    await deputy.reply('bot', revised, 'terima, sudah diperbaiki');
    await told(deputy, 'Tercatat: K-0001 diterima dengan catatan Anda');
  });

  it('goes back from Pimpinan by text, and is decided the next time', async () => {
    await told(chief, 'Koreksi pada K-0001');
    await told(chief, 'K-0001', 'jajak pendapat');
    const soFar = count(deputy);
    await chief.text('bot', 'TOLAK K-0001 sebutkan jumlah peserta');
    await told(chief, 'Tercatat: K-0001 ditolak');
    await pollOf(deputy, soFar);
    const before = count(chief);
    await deputy.text('bot', 'TERIMA K-0001');
    await told(deputy, 'Tercatat: K-0001 diterima.');
    await chief.vote('bot', await pollOf(chief, before), ['✅ Terima']);
    await card('Sekarang: Admin Medsos');
  });

  it('is published with a link and a reason', async () => {
    const prompt = await told(admin, 'K-0001', 'Belum: Instagram, Website');
    await admin.reply('bot', prompt, 'https://www.instagram.com/p/abc/');
    await told(admin, 'Tercatat: tautan Instagram untuk K-0001');
    await admin.reply('bot', prompt, 'lewati website sedang diperbaiki');
    await hears(fake, officer, group, 'K-0001 sudah diunggah');
    await card('Website dilewati: sedang diperbaiki');
  });

  it('stands in the register, and every step in the log', async () => {
    await admin.text('bot', 'register');
    const isFile = ({ message }: Read) => normalizeMessageContent(message)?.documentMessage;
    const file = await next(admin, 0, isFile, 'the register');
    expect(normalizeMessageContent(file.message)?.documentMessage?.fileName).toMatch(/^register.*\.xlsx$/);
    const counted = (type: string) => countLogged(settings, 'K-0001', type);
    expect(['StepAccepted', 'StepRejected', 'ContentCorrected', 'SubmissionPublished'].map(counted)).toEqual([
      4, 2, 1, 1,
    ]);
    expect(await auditor(settings, 'verify')).toMatch(/head [0-9a-f]{64}/);
  });
});
