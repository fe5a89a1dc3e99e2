import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { WordMessage, WordPerson } from '../support/word-chat.ts';
import { countLogged } from './packages.ts';
import { handIn, hears, install, invite, openWordOffice, pollOf, type WordOffice } from './word-office.ts';

/** Where a chat tells that a message was deleted for everybody: what it brought goes, until Admin Medsos has received it. */
describe('a message that was deleted', () => {
  let office: WordOffice;
  let admin: WordPerson;
  let deputy: WordPerson;
  let officer: WordPerson;
  let colleague: WordPerson;

  beforeAll(async () => {
    office = await openWordOffice();
    admin = await invite(office, 'admin', 'Ani Admin');
    deputy = await invite(office, 'wakil', 'Wati Wakil');
    officer = office.chat.person('Budi Petugas');
    colleague = office.chat.person('Citra Petugas');
    await install(office, admin);
  }, 60_000);
  afterAll(() => office.close());

  const card = (...texts: string[]) => hears(office, office.group, ...texts);
  const sentBy = (text: string) => office.chat.messages.filter((message) => !message.fromBot && message.text === text);
  const photo = (label: string, more: { text?: string; to?: WordMessage; album?: string; id?: string } = {}) =>
    office.chat.sendPhoto(officer, sampleJpeg(label), { group: office.group, ...more });

  it('is gone from a package that is being collected, and the same picture may come again', async () => {
    const { chat } = office;
    await photo('apel', { text: 'Kegiatan: Apel\nCaption: Apel pagi' });
    const begun = await card('K-0001 · Apel', 'Dokumentasi 1/4');
    const second = await photo('apel 2', { to: begun });
    const narrative = await chat.say(officer, 'Narasi: Apel pagi diikuti semua pegawai.', {
      to: await card('K-0001', 'Dokumentasi 2/4'),
      group: office.group,
    });
    await card('K-0001', '✅ Narasi');
    await chat.remove(officer, narrative);
    await card('K-0001', '⬜ Narasi');
    await chat.remove(officer, second);
    await card('K-0001', 'Dokumentasi 1/4', '1 berkas dihapus dari chat');
    await photo('apel 2', { to: begun });
    await card('K-0001', 'Dokumentasi 2/4');
    expect(countLogged(office.settings, 'K-0001', 'ContentRemoved')).toBe(2);
  });

  it('takes a card away with which nothing is left', async () => {
    const joke = await photo('kucing', { text: 'Kucing kantor' });
    const seen = await card('K-0002 · Kucing kantor');
    await office.chat.remove(officer, joke);
    await office.waitFor(() => !office.chat.messages.includes(seen), 'the card goes');
    expect(countLogged(office.settings, 'K-0002', 'SubmissionDiscarded')).toBe(1);
  });

  it('makes a new revision after the hand-in; its file stays in the archive', async () => {
    const { chat } = office;
    await handIn(office, officer, 'Rapat');
    const first = await pollOf(office, admin, 'K-0003');
    const [third] = chat.messages.filter(({ fromBot, text }) => !fromBot && text === '').slice(-2);
    await chat.remove(officer, third!);
    await hears(office, admin, 'K-0003', 'revisi 2', '3 dokumentasi', 'Tidak lengkap lagi: kurang dokumentasi.');
    await card('K-0003', '⬜ Dokumentasi 3/4', '1 berkas dihapus dari chat', 'Sekarang: Admin Medsos');
    const [opener] = sentBy('Kegiatan: Rapat\nCaption: Caption Rapat\nNarasi: Narasi berita tentang Rapat.');
    await chat.remove(officer, opener!);
    await hears(office, admin, 'K-0003', 'revisi 3', '(tanpa caption)', 'kurang dokumentasi, caption, dan narasi.');
    await chat.vote(admin, first, 'Terima');
    await hears(office, admin, 'Isi kiriman sudah berubah menjadi revisi 3');
    const kept = piecesOf(office, 'K-0003').filter(({ state }) => state === 'removed');
    const fileOf = (sha256: string) => join(office.settings.DATA_DIR ?? '', 'media', sha256.slice(0, 2), sha256);
    expect(kept.map(({ sha256 }) => existsSync(fileOf(sha256)))).toEqual([true, true]);
  });

  it('changes nothing once it was received: card, log and history say so', async () => {
    const { chat } = office;
    await handIn(office, officer, 'Simulasi');
    await chat.vote(admin, await pollOf(office, admin, 'K-0004'), 'Terima');
    const asked = await pollOf(office, deputy, 'K-0004');
    await chat.remove(
      officer,
      sentBy('Kegiatan: Simulasi\nCaption: Caption Simulasi\nNarasi: Narasi berita tentang Simulasi.')[0]!,
    );
    await card('K-0004', 'Dokumentasi 4/4', 'Ada perubahan setelah kiriman diterima');
    await chat.say(admin, 'riwayat K-0004');
    await hears(office, admin, 'Dihapus dari chat setelah diterima, isi tetap', 'Budi Petugas');
    await chat.vote(deputy, asked, 'Terima');
    await card('K-0004', 'Diterima Wakil Pimpinan Redaksi');
  });

  it('counts from its sender or an admin of the group, and from nobody else', async () => {
    const { chat } = office;
    const theirs = await photo('lomba', { text: 'Kegiatan: Lomba\nCaption: Lomba video' });
    const begun = await card('K-0005 · Lomba', 'Dokumentasi 1/4');
    await photo('lomba 2', { to: begun });
    await card('K-0005', 'Dokumentasi 2/4');
    await chat.remove(colleague, theirs);
    await office.settle();
    expect(countLogged(office.settings, 'K-0005', 'Refused')).toBe(1);
    await card('K-0005', 'Dokumentasi 2/4', '✅ Caption');
    await chat.remove(colleague, theirs, { asGroupAdmin: true });
    await card('K-0005', 'Dokumentasi 1/4', '⬜ Caption');
  });

  it('is the card itself, which comes anew with the next change', async () => {
    const { chat, group } = office;
    const old = await card('K-0005 · Lomba');
    await chat.remove(colleague, old, { asGroupAdmin: true });
    const soFar = chat.inbox(group).length;
    await chat.say(officer, 'Caption: Lomba video pendek', { to: old, group });
    const anew = await office.waitFor(() => chat.inbox(group)[soFar], 'a new card');
    expect(anew.text).toContain('K-0005 · Lomba');
    expect(anew.text).toContain('✅ Caption');
  });

  it('may be told before it comes', async () => {
    const { chat, group } = office;
    await chat.remove(officer, { id: 'early-own', chatId: group });
    await chat.remove(colleague, { id: 'early-other', chatId: group });
    await chat.remove(colleague, { id: 'early-admin', chatId: group }, { asGroupAdmin: true });
    await photo('terlambat', { text: 'Sudah dihapus sendiri', id: 'early-own' });
    await photo('terlambat 2', { text: 'Sudah dihapus admin', id: 'early-admin' });
    await photo('terlambat 3', { text: 'Dihapus orang yang tidak berhak', id: 'early-other' });
    await card('K-0006 · Dihapus orang yang tidak berhak');
    expect(chat.latest(group, 'Sudah dihapus')).toBeUndefined();
  });

  it('is no loose photo any more either', async () => {
    const { chat } = office;
    const loose = await photo('lepas');
    const kept = await photo('lepas 2');
    await hears(office, office.group, 'Budi Petugas: 2 foto belum masuk');
    await chat.remove(colleague, kept);
    await chat.remove(officer, loose);
    const hint = await hears(office, office.group, 'Budi Petugas: 1 foto belum masuk');
    await chat.remove(officer, kept);
    await office.waitFor(() => hint.text.includes('Semua foto yang ada sudah masuk'), 'the hint ends');
  });
});

function piecesOf(office: WordOffice, code: string): { state: string; sha256: string }[] {
  const database = new Database(join(office.settings.DATA_DIR ?? '', 'alur.sqlite'), { readonly: true });
  try {
    const query = `select pieces.state, pieces.sha256 from pieces join submissions on submissions.id = submission_id where code = ?`;
    return database.prepare(query).all(code) as { state: string; sha256: string }[];
  } finally {
    database.close();
  }
}
