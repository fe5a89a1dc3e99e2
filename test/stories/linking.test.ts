import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WordPerson } from '../support/word-chat.ts';
import { latest, prompt } from './office.ts';
import { handIn, hears, install, invite, openWordOffice, type WordOffice } from './word-office.ts';

/** Rina is admin on Telegram, and has a phone of her own in the chat of words. */
describe('one person in two chats', () => {
  let office: WordOffice;
  let officer: WordPerson;
  let phone: WordPerson;

  beforeAll(async () => {
    office = await openWordOffice();
    const other = await invite(office, 'admin', 'Ani Admin');
    officer = office.chat.person('Budi Petugas');
    phone = office.chat.person('Rina HP');
    await install(office, other);
  }, 60_000);
  afterAll(() => office.close());

  const code = async () => {
    const { rina } = office;
    rina.send('bot', '/hubungkan');
    const told = await office.waitFor(() => latest(rina.inbox, 'Jangan diberikan kepada orang lain'), 'code');
    return /hubungkan ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(told.text ?? '')?.[1] ?? '';
  };

  it('a wrong code joins nobody, and is told once a day', async () => {
    const { chat } = office;
    await chat.say(phone, 'hubungkan ABCD-EFGH');
    await hears(office, phone, 'Kode itu tidak berlaku');
    await chat.say(phone, 'hubungkan ABCD-EFGJ');
    await chat.say(phone, 'bantuan');
    await hears(office, phone, 'Anda belum punya peran di sini');
    expect(chat.inbox(phone)).toHaveLength(2);
  });

  it('a code that ran out joins nobody', async () => {
    const late = await code();
    await office.sleepUntil('2025-06-12T03:20:00.000Z');
    await office.chat.say(phone, `hubungkan ${late}`);
    await office.chat.say(phone, 'status');
    expect(latest(office.rina.inbox, 'baru saja dihubungkan')).toBeUndefined();
  });

  it('the code from the other chat joins them, and both chats are told', async () => {
    const fresh = await code();
    await office.chat.say(phone, `hubungkan ${fresh.toLowerCase()}`);
    await hears(office, phone, 'sekarang terhubung dengan Rina', 'Telegram dan WhatsApp', 'Terakhir');
    await office.waitFor(() => latest(office.rina.inbox, 'Akun WhatsApp baru saja dihubungkan'), 'news');
    await office.chat.say(phone, 'bantuan');
    await hears(office, phone, 'Admin Medsos', '/undang');
  });

  it('is asked where she wrote last, and decides there with her role', async () => {
    const { chat, rina } = office;
    await office.sleepUntil('2025-06-12T03:30:00.000Z');
    await chat.say(phone, 'status');
    await handIn(office, officer, 'Satu');
    const asked = await hears(office, phone, 'K-0001', 'jajak pendapat');
    expect(prompt(rina.inbox, 'K-0001', 'Terima')).toBeUndefined();
    await chat.say(phone, 'tolak foto kedua buram', { to: asked });
    await hears(office, phone, 'Tercatat: K-0001 ditolak');
    await hears(office, office.group, 'Admin Medsos (Rina)', 'foto kedua buram');
  });

  it('also when she wrote in both a moment ago', async () => {
    const { chat, rina } = office;
    await office.sleepUntil('2025-06-12T03:40:00.000Z');
    for (const writes of [() => rina.send('bot', '/status'), () => chat.say(phone, 'status')]) {
      await writes();
      await office.settle();
    }
    rina.send('bot', '/status');
    await office.settle();
    await handIn(office, officer, 'Satu A');
    await office.waitFor(() => prompt(rina.inbox, 'K-0002', 'Terima'), 'prompt on Telegram');
    expect(chat.latest(phone, 'K-0002', 'jajak pendapat')).toBeUndefined();
    rina.send('bot', '/tarik K-0002 hanya mencoba');
    await hears(office, office.group, 'K-0002 ditarik');
    await chat.say(phone, 'status');
  });

  it('or where she chose to be asked', async () => {
    const { chat, rina } = office;
    await chat.say(phone, 'hubungkan');
    const choice = await hears(office, phone, 'Pilih tempatnya', 'dengan kata: Telegram · WhatsApp · Terakhir');
    await chat.say(phone, 'telegram', { to: choice });
    await hears(office, phone, 'Kiriman akan ditanyakan lewat Telegram.');
    await handIn(office, officer, 'Dua');
    await office.waitFor(() => prompt(rina.inbox, 'K-0003', 'Terima'), 'prompt on Telegram');
    expect(chat.latest(phone, 'K-0003')).toBeUndefined();
  });

  it('what she handed in there she does not decide on here', async () => {
    const { chat, rina } = office;
    rina.send('bot', '/undang wakil');
    const link = await office.waitFor(() => latest(rina.inbox, 'Undangan untuk Wakil'), 'invitation');
    rina.openLink(/https:\/\/t\.me\S+/.exec(link.text ?? '')?.[0] ?? '');
    await office.waitFor(() => latest(rina.inbox, 'Selamat datang! Anda sekarang Wakil'), 'welcome');
    const text = 'Kegiatan: Tiga\nJenis: infografis\nCaption: Caption tiga';
    await chat.sendPhoto(phone, Buffer.from('gambar'), { group: office.group, text });
    await rina.tap(await office.waitFor(() => prompt(rina.inbox, 'K-0004', 'Terima'), 'prompt'), 'Terima');
    await office.waitFor(() => latest(rina.inbox, 'K-0004 menunggu Wakil Pimpinan Redaksi'), 'nobody else');
    const forged = await hears(office, phone, 'K-0001');
    await chat.vote(phone, forged, { data: 'accept:K-0004:correcting:1' });
    await hears(office, phone, 'Anda ikut menyerahkan kiriman ini');
    await chat.say(phone, 'TERIMA K-0004');
    await hears(office, phone, 'Kiriman ini tidak menunggu Anda lagi');
  });

  it('who cannot be written to in one chat is asked in the other', async () => {
    const { chat, rina } = office;
    await chat.say(phone, 'hubungkan');
    await chat.say(phone, 'whatsapp', { to: await hears(office, phone, 'Pilih tempatnya', 'lewat Telegram') });
    await hears(office, phone, 'Kiriman akan ditanyakan lewat WhatsApp.');
    chat.unreachable.add(phone.userId);
    await handIn(office, officer, 'Empat');
    await office.waitFor(() => prompt(rina.inbox, 'K-0005', 'Terima'), 'prompt on Telegram');
    expect(rina.inbox.filter(({ caption }) => caption?.startsWith('K-0005'))).toHaveLength(4);
    expect(chat.latest(phone, 'K-0005')).toBeUndefined();
    expect(latest(rina.inbox, 'belum dapat dikirimi pesan')).toBeUndefined();
    chat.unreachable.delete(phone.userId);
  });

  it('and where there is no other, the admins and the group hear how to go on', async () => {
    const { chat, rina, group } = office;
    const chief = await invite(office, 'wakil', 'Wati Wakil');
    chat.unreachable.add(chief.userId);
    await rina.tap(await office.waitFor(() => prompt(rina.inbox, 'K-0005', 'Terima'), 'prompt'), 'Terima');
    await hears(office, group, 'Wati Wakil: ada pesan untuk Anda yang belum dapat saya kirim');
    const news = await office.waitFor(() => latest(rina.inbox, 'Wati Wakil belum dapat dikirimi pesan'), 'news');
    expect(news.text).toContain('mengirim satu pesan lebih dulu');
    chat.unreachable.delete(chief.userId);
    await chat.say(chief, 'halo');
    await hears(office, chief, 'K-0005', 'jajak pendapat');
  });

  it('when the chat ends for good, the admin hears it elsewhere, and what waited there comes there', async () => {
    const { chat, rina } = office;
    await chat.say(phone, 'status');
    await handIn(office, officer, 'Lima');
    await hears(office, phone, 'K-0006', 'jajak pendapat');
    expect(prompt(rina.inbox, 'K-0006', 'Terima')).toBeUndefined();
    chat.tell({ type: 'stopped', why: 'loggedOut' });
    await office.waitFor(() => latest(rina.inbox, 'Nomor kantor tidak lagi tertaut'), 'news of the end');
    await office.waitFor(() => prompt(rina.inbox, 'K-0006', 'Terima'), 'prompt on Telegram');
    await rina.tap(prompt(rina.inbox, 'K-0006', 'Terima')!, 'Terima');
    await hears(office, office.group, 'K-0006', 'Diterima Admin Medsos (Rina)');
  });
});
