import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { WordPerson } from '../support/word-chat.ts';
import { buttonsOf } from './office.ts';
import { handIn, hears, install, invite, openWordOffice, pollOf, type WordOffice } from './word-office.ts';

/** The main job where there are no buttons: polls, words, and texts. */
describe('in a chat without buttons', () => {
  let office: WordOffice;
  let admin: WordPerson;
  let deputy: WordPerson;
  let chief: WordPerson;
  let officer: WordPerson;

  beforeAll(async () => {
    office = await openWordOffice();
    admin = await invite(office, 'admin', 'Ani Admin');
    deputy = await invite(office, 'wakil', 'Wati Wakil');
    chief = await invite(office, 'pimpinan', 'Pak Pimpinan');
    officer = office.chat.person('Budi Petugas');
    await install(office, admin);
  }, 60_000);
  afterAll(() => office.close());

  it('a package is accepted by vote, by word and by text, and published', async () => {
    const { chat, group } = office;
    await handIn(office, officer, 'Sosialisasi');
    const asked = await hears(office, admin, 'K-0001', 'Caption Sosialisasi');
    expect(asked.text).toContain('Pilih Terima atau Tolak pada jajak pendapat di bawah');
    expect(
      chat
        .inbox(admin)
        .filter(({ media }) => media)
        .map(({ media }) => media?.length),
    ).toEqual([3, 1]);
    const poll = await pollOf(office, admin, 'K-0001');
    expect(poll.poll?.options.map(({ text }) => text)).toEqual(['✅ Terima', '❌ Tolak']);
    await chat.vote(admin, poll, 'Terima');
    await hears(office, admin, 'K-0001', 'Diterima Admin Medsos (Ani Admin)');
    await chat.say(deputy, 'Terima.', { to: await hears(office, deputy, 'K-0001', 'dengan kata: Koreksi') });
    await hears(office, deputy, 'Tercatat: K-0001 diterima.');
    await hears(office, chief, 'K-0001', 'Caption Sosialisasi');
    await chat.say(chief, 'TERIMA K-1 bagus, segera unggah');
    await hears(office, chief, 'diterima dengan catatan Anda');
    await chat.say(admin, 'https://instagram.com/p/1', {
      to: await hears(office, admin, 'K-0001', 'Belum: Instagram'),
    });
    await hears(office, admin, 'Tercatat: tautan Instagram untuk K-0001');
    await chat.say(admin, 'Lewati Website', { to: await hears(office, admin, 'K-0001', 'Belum: Website') });
    await chat.say(admin, 'situs diperbaiki', { to: await hears(office, admin, 'mengapa Website dilewati') });
    await hears(office, group, 'K-0001', 'sudah diunggah');
  });

  it('a Tolak by vote waits for its written response, and one in words brings it along', async () => {
    const { chat, group } = office;
    await handIn(office, officer, 'Rapat');
    await chat.vote(admin, await pollOf(office, admin, 'K-0002'), 'Tolak');
    const question = await hears(office, admin, 'K-0002', 'tulis tanggapan');
    await chat.say(admin, 'Foto kedua buram.', { to: question });
    const card = await hears(office, group, 'K-0002', 'Foto kedua buram', 'dengan kata: Serahkan lagi');
    await chat.say(officer, 'serahkan lagi', { to: card, group });
    await hears(office, group, 'Diserahkan. Terima kasih!');
    const again = await office.waitFor(
      () => chat.latest(admin, 'K-0002', 'Ditolak Admin Medsos', 'Terima atau Tolak'),
      'prompt of the second hand-in',
    );
    await chat.say(admin, 'terima kasih', { to: again });
    await hears(office, admin, 'Tidak ada yang menunggu tulisan Anda');
    await chat.say(admin, 'terima', { to: again });
    await chat.say(deputy, 'tolak', { to: await hears(office, deputy, 'K-0002', 'dengan kata: Koreksi') });
    await hears(office, deputy, 'K-0002', 'tulis tanggapan');
    await chat.say(deputy, 'batal');
    await hears(office, deputy, 'diurungkan');
    await chat.say(deputy, 'tolak judulnya keliru', {
      to: await hears(office, deputy, 'K-0002', 'dengan kata: Koreksi'),
    });
    await hears(office, deputy, 'Tercatat: K-0002 ditolak');
    await hears(office, group, 'K-0002', 'judulnya keliru');
  });

  it('Koreksi leads through words, and the new revision is asked about anew', async () => {
    const { chat } = office;
    await handIn(office, officer, 'Simulasi');
    await chat.say(admin, 'terima', { to: await hears(office, admin, 'K-0003', 'jajak pendapat') });
    const asked = await hears(office, deputy, 'K-0003', 'dengan kata: Koreksi');
    await chat.say(deputy, 'Koreksi', { to: asked });
    const fields = await hears(office, deputy, 'K-0003: apa yang dikoreksi?', 'Caption · Narasi · Media');
    await chat.say(deputy, 'media', { to: fields });
    const media = await hears(office, deputy, 'pilih nomor dokumentasi', '☑️ 4 foto');
    await chat.say(deputy, '4', { to: media });
    const chosen = await hears(office, deputy, 'pilih nomor dokumentasi', '⬜ 4 foto');
    await chat.say(deputy, 'Simpan', { to: chosen });
    await hears(office, deputy, 'K-0003', 'revisi 2', '3 dokumentasi');
    await chat.say(deputy, 'caption', { to: fields });
    await hears(office, deputy, 'Isi kiriman sudah berubah menjadi revisi 2');
    await chat.say(deputy, 'koreksi', { to: await hears(office, deputy, 'K-0003', 'revisi 2', 'jajak pendapat') });
    const caption = await office.waitFor(
      () =>
        chat
          .inbox(deputy)
          .filter(({ text }) => text.includes('apa yang dikoreksi'))
          .at(1),
      'second choice',
    );
    await chat.say(deputy, 'caption', { to: caption });
    const question = await hears(office, deputy, 'caption (paling banyak');
    await chat.say(deputy, 'Caption yang diperbaiki', { to: question });
    await hears(office, deputy, 'K-0003', 'revisi 3', 'Caption yang diperbaiki');
  });

  it('outdated and forged votes change nothing and are told', async () => {
    const { chat } = office;
    const old = await office.waitFor(
      () => chat.inbox(admin).find(({ poll }) => poll?.question.includes('K-0003')),
      'poll',
    );
    await chat.vote(admin, old, 'Tolak');
    await hears(office, admin, 'Langkah ini sudah selesai: diterima oleh Ani Admin');
    const poll = await pollOf(office, deputy, 'K-0003');
    await chat.vote(officer, { ...poll, chatId: officer.userId }, { data: 'accept:K-0003:correcting:3' });
    await hears(office, officer, 'hanya untuk Wakil Pimpinan Redaksi');
    await chat.vote(deputy, poll, { data: 'accept:K-0003:deciding:3' });
    await hears(office, deputy, 'hanya untuk Pimpinan Redaksi');
    await chat.vote(officer, { ...poll, chatId: officer.userId }, { data: 'nonsense' });
    await hears(office, officer, 'Pilihan ini tidak dikenal');
  });

  it('what can be edited no more is told anew, as a reply to what stood there', async () => {
    const { chat, group } = office;
    const card = await handIn(office, officer, 'Pelantikan');
    const first = await hears(office, admin, 'K-0004', 'jajak pendapat');
    await office.sleepUntil('2025-06-12T05:00:00.000Z');
    const soFar = chat.inbox(group).length;
    await chat.say(admin, 'terima', { to: first });
    const anew = await office.waitFor(
      () =>
        chat
          .inbox(group)
          .slice(soFar)
          .find(({ text }) => text.startsWith('K-0004 · Pelantikan')),
      'a new card',
    );
    expect(anew.replyTo).toBe(card.id);
    const outcome = await hears(office, admin, 'K-0004', 'Balas pesan ini untuk menambah tanggapan');
    expect(outcome).toMatchObject({ replyTo: first.id, edits: 0 });
    await chat.say(admin, 'Mohon dipercepat.', { to: outcome });
    await hears(office, admin, 'Tanggapan Anda ditambahkan');
    await hears(office, admin, 'K-0004', 'Tanggapan: ');
    expect(chat.messages.find(({ id }) => id === outcome.id)).toMatchObject({ edits: 1 });
  });

  it('commands need no slash, and talk is no command', async () => {
    const { chat, group } = office;
    await chat.say(chief, 'bantuan');
    await hears(office, chief, 'Di sini tidak ada tombol', 'Garis miring di depan perintah boleh tidak ditulis.');
    await chat.say(chief, 'Status K-0001');
    await hears(office, chief, 'K-0001 · Sosialisasi', 'instagram.com/p/1');
    await chat.say(deputy, 'antrian');
    const list = await hears(office, deputy, 'kiriman menunggu Anda', 'dengan kata: K-0003 · K-0004');
    await chat.say(deputy, 'k-0004', { to: list });
    await hears(office, deputy, 'K-0004', 'Pelantikan', 'jajak pendapat');
    await chat.say(deputy, 'terima');
    await hears(office, deputy, 'Kiriman yang mana?', 'TERIMA K-0004');
    const soFar = chat.inbox(group).length;
    await chat.say(officer, 'status kegiatan tadi bagaimana ya', { group });
    await chat.say(officer, 'status K-0001', { group });
    await office.waitFor(() => chat.inbox(group).length > soFar, 'an answer in the group');
    expect(chat.inbox(group)).toHaveLength(soFar + 1);
  });

  it('however much waits to be said here, nobody on Telegram waits for it', async () => {
    const { chat, rina, server } = office;
    const { promise, resolve } = Promise.withResolvers<void>();
    chat.isStuckUntil = promise;
    const strangers = Array.from({ length: 40 }, (_, index) => chat.person(`Orang ${index}`));
    for (const stranger of strangers) await chat.say(stranger, 'halo');
    const soFar = rina.inbox.length;
    rina.send('bot', '/bantuan');
    await office.waitFor(() => rina.inbox.length > soFar, 'an answer on Telegram');
    resolve();
    for (const stranger of strangers) await hears(office, stranger, 'Saya bot Alur');
    expect(server.violations).toEqual([]);
  });

  it('a loose photo joins by the code of a package that was begun after the hint', async () => {
    const { chat, group } = office;
    const loose = office.chat.person('Lala Lepas');
    await chat.sendPhoto(loose, sampleJpeg('lepas'), { group });
    const hint = await hears(office, group, 'Lala Lepas: 1 foto belum masuk');
    await chat.sendPhoto(loose, sampleJpeg('pembuka'), { group, text: 'Kegiatan: Bimtek' });
    const card = await hears(office, group, 'K-0005 · Bimtek', 'Dokumentasi 1/4');
    await chat.say(loose, 'K-0005', { to: hint, group });
    await office.waitFor(() => card.text.includes('Dokumentasi 2/4'), 'it joins');
  });

  it('of several prompts that can be edited no more only the newest is told anew', async () => {
    const { chat, group } = office;
    await handIn(office, officer, 'Berulang');
    const first = await hears(office, admin, 'K-0006', 'jajak pendapat');
    await chat.say(admin, 'tolak fotonya buram', { to: first });
    await chat.say(officer, 'serahkan lagi', { to: await hears(office, group, 'K-0006', 'fotonya buram'), group });
    const second = await office.waitFor(() => {
      const newest = chat.latest(admin, 'K-0006', 'jajak pendapat');
      return newest !== first && newest;
    }, 'the second prompt');
    await office.sleepUntil('2025-06-12T09:00:00.000Z');
    const soFar = chat.inbox(admin).length;
    await chat.say(admin, 'terima', { to: second });
    await hears(office, admin, 'K-0006', 'Diterima tanpa catatan');
    await office.settle();
    const told = chat.inbox(admin).slice(soFar);
    expect(told.filter(({ text }) => text.startsWith('K-0006 ·')).map(({ replyTo }) => replyTo)).toEqual([second.id]);
  });

  it('and the admin on Telegram sees with buttons what was decided here', () => {
    const { inbox } = office.rina;
    const asked = inbox.filter(({ text }) => text?.startsWith('K-0004 ·'));
    expect(asked.map(({ text }) => text?.includes('Diterima Admin Medsos (Ani Admin)'))).toEqual([true]);
    expect(asked.flatMap(buttonsOf)).toEqual([]);
    expect(inbox.some((message) => message.media_group_id !== undefined)).toBe(true);
  });
});
