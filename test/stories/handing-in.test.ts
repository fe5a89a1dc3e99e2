import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appointEverybody, type Office, openOffice } from './office.ts';
import {
  botMessages,
  cardOf,
  cardSays,
  codeOf,
  countLogged,
  logOf,
  longDayOf,
  newMember,
  photos,
  promptFor,
  sendInfographic,
  sendPackage,
  shownTo,
  until,
} from './packages.ts';

const narrative = 'Simpang Empat, KPU Pasaman Barat melaksanakan sosialisasi pemilih pemula di SMA 1.';

let office: Office;
beforeAll(async () => {
  office = await openOffice({ SETTLE_SECONDS: '1' });
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe.concurrent('what a caption says', () => {
  it('reads labels in any case, each up to the next one', async () => {
    const caption = `KEGIATAN: Rapat Pleno\ntanggal: kemarin\nCaption: baris satu\nbaris dua\nNARASI:\n${narrative}\njenis: kegiatan`;
    const sent = newMember(office, 'Ani').sendPhoto(office.group, photos('pleno', 1)[0]!, { caption });
    const card = await cardSays(
      office,
      'Rapat Pleno',
      longDayOf(sent, office.zone, -1),
      'Dokumentasi 1/4',
      '✅ Caption',
      '✅ Narasi',
    );
    expect(card.text).toContain('masih kurang dokumentasi');
  });

  it('without labels takes the first line as the name and all of it as the caption', async () => {
    const ani = newMember(office, 'Ani');
    const first = ani.sendPhoto(office.group, photos('koordinasi', 1)[0]!, {
      caption: 'Rapat Koordinasi\nBersama Bawaslu\n#KPU',
    });
    const card = await cardSays(office, 'Rapat Koordinasi', longDayOf(first, office.zone), '✅ Caption', '⬜ Narasi');
    expect(card.reply_to_message?.message_id).toBe(first.message_id);
    ani.send(office.group, 'Jenis: Infografis', { replyTo: first });
    const asked = await promptFor(office, office.admin, 'Rapat Koordinasi', 'Terima');
    expect(asked.text).toContain('Rapat Koordinasi\nBersama Bawaslu\n#KPU');
  });

  it.each([
    ['31/02/2025', 'tidak ada di kalender', '12-6-2025', 'Kamis, 12 Juni 2025'],
    ['12/12/2099', 'belum terjadi', '12 Juni 2025', 'Kamis, 12 Juni 2025'],
    ['lusa dulu', 'tidak terbaca', 'hari ini', null],
  ])('says what is wrong with the date %s, and takes a right one', async (wrong, problem, right, day) => {
    const name = `Tanggal ${wrong}`;
    const caption = `Kegiatan: ${name}\nTanggal: ${wrong}\nCaption: ada`;
    const ani = newMember(office, 'Ani');
    const sent = ani.sendPhoto(office.group, photos(name, 1)[0]!, { caption });
    const card = await cardSays(office, name, `"${wrong}" ${problem}`, longDayOf(sent, office.zone));
    const corrected = ani.send(office.group, `Tanggal: ${right}`, { replyTo: card });
    await cardSays(office, name, day ?? longDayOf(corrected, office.zone), '!⚠️');
  });

  it('refuses a caption of 2.201 characters with its count, and takes a shorter one', async () => {
    const ani = newMember(office, 'Ani');
    const caption = `Kegiatan: Caption panjang\nCaption: ${'x'.repeat(2201)}`;
    ani.sendPhoto(office.group, photos('panjang', 1)[0]!, { caption });
    const card = await cardSays(office, 'Caption panjang', 'Caption 2.201 karakter; paling banyak 2.200', '⬜ Caption');
    ani.send(office.group, `Caption: ${'y'.repeat(2200)}`, { replyTo: card });
    await cardSays(office, 'Caption panjang', '✅ Caption', '!⚠️');
    const again = ani.send(office.group, `Caption: ${'z'.repeat(2201)}`, { replyTo: card });
    const refusal = await until(office, () => answerTo(again.message_id), 'refusal');
    expect(refusal.text).toContain('2.201');
    await cardSays(office, 'Caption panjang', '✅ Caption', '!⚠️');
  });
});

describe.concurrent('what belongs to a package', () => {
  it('is never chatter, which is not answered either; a long text is the narrative', async () => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, 'Obrolan');
    const card = await cardSays(office, 'Obrolan', 'Dokumentasi 4/4');
    const chatter = [
      ani.send(office.group, 'siap pak', { replyTo: card }),
      ani.send(office.group, 'Terima kasih semuanya, jangan lupa besok kita kumpul lagi jam delapan pagi di kantor ya'),
      ani.sendSticker(office.group, { replyTo: card }),
    ];
    await cardSays(office, 'Obrolan', '⬜ Narasi');
    ani.send(office.group, narrative, { replyTo: card });
    const asked = await promptFor(office, office.admin, 'Obrolan', 'Terima');
    expect(asked.text).toContain(narrative);
    expect(countLogged(office.settings, await codeOf(office, 'Obrolan'), 'ContentAdded')).toBe(4);
    expect(chatter.map(({ message_id }) => answerTo(message_id))).toEqual([undefined, undefined, undefined]);
  });

  it('does not mix with another package of the same minute', async () => {
    const [ani, tono] = [newMember(office, 'Ani'), newMember(office, 'Tono')];
    const first = sendPackage(office, ani, 'Gerak jalan', { holdBack: [2, 3] });
    const second = sendPackage(office, tono, 'Donor darah', { holdBack: [1] });
    second.sendLate();
    first.sendLate(3);
    await cardSays(office, 'Gerak jalan', 'Dokumentasi 3/4');
    await cardSays(office, 'Donor darah', 'Dokumentasi 4/4');
    tono.send(office.group, `Narasi: ${narrative}`, { replyTo: second.messages[2]! });
    await promptFor(office, office.admin, 'Donor darah', 'Terima');
    await cardSays(office, 'Gerak jalan', 'Dokumentasi 3/4', '⬜ Narasi');
  });

  it('waits until an album of ten was left alone, and makes one prompt of ten', async () => {
    const ani = newMember(office, 'Ani');
    const caption = `Kegiatan: Sepuluh\nCaption: Sepuluh\nNarasi: ${narrative}`;
    const album = ani.sendAlbum(office.group, photos('sepuluh', 10), { caption, holdBack: [4, 5, 6, 7, 8, 9] });
    for (const index of [9, 4, 5, 8, 7, 6]) {
      await until(office, () => office.server.isPolled, 'the bot has the pieces so far');
      album.sendLate(index);
    }
    const asked = await promptFor(office, office.admin, 'Sepuluh', 'Terima');
    expect(asked.text).not.toContain('revisi');
    const code = await codeOf(office, 'Sepuluh');
    const shown = shownTo(office.admin, code);
    expect([shown.length, new Set(shown.map(({ media_group_id: id }) => id)).size]).toEqual([10, 1]);
  });

  it('is not handed in before it is complete, nor by who is not in the team', async () => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, 'Belum lengkap', { holdBack: [3] });
    const card = await cardSays(office, 'Belum lengkap', 'Dokumentasi 3/4');
    expect(await ani.tap(card, 'Serahkan')).toEqual({
      text: expect.stringContaining('belum lengkap'),
      showAlert: true,
    });
    const stranger = office.server.addUser({ firstName: 'Orang lain' });
    const code = await codeOf(office, 'Belum lengkap');
    expect(await stranger.forgeTap(`handIn:${code}`)).toMatchObject({ showAlert: true });
    const refused = logOf(office.settings, code).filter(({ type }) => type === 'Refused');
    expect(refused.map(({ payload }) => payload.reason)).toEqual(['incomplete', 'notInTeam']);
  });
});

describe.concurrent('what is edited', () => {
  it('counts until Admin Medsos has received it, and the prompt follows', async () => {
    const ani = newMember(office, 'Ani');
    const photo = sendInfographic(office, ani, 'Sebelum');
    await promptFor(office, office.admin, 'Sebelum', 'Terima');
    ani.edit(photo, 'Kegiatan: Sebelum\nJenis: infografis\nCaption: Caption yang baru');
    const asked = await until(
      office,
      () => office.admin.inbox.findLast(({ text }) => text?.includes('Caption yang baru')),
      'prompt of the revision',
    );
    expect(asked.text).toContain('revisi 2');
    await office.admin.tap(asked, 'Terima');
    await promptFor(office, office.deputy, 'Sebelum', 'Koreksi');
    ani.edit(photo, 'Kegiatan: Sesudah\nJenis: infografis\nCaption: Terlambat');
    await cardSays(office, 'Sebelum', 'Ada perubahan setelah kiriman diterima');
    expect(cardOf(office, 'Sesudah')).toBeUndefined();
    expect((await promptFor(office, office.deputy, 'Sebelum', 'Koreksi')).text).toContain('Caption yang baru');
  });

  it('may be a narrative as well', async () => {
    const ani = newMember(office, 'Ani');
    sendPackage(office, ani, 'Narasi diubah');
    const card = await cardSays(office, 'Narasi diubah', 'Dokumentasi 4/4');
    const text = ani.send(office.group, narrative, { replyTo: card });
    await promptFor(office, office.admin, 'Narasi diubah', 'Terima');
    ani.edit(text, `${narrative} Pesertanya 120 orang.`);
    await until(
      office,
      () =>
        office.admin.inbox.some(
          ({ text: shown }) => shown?.includes('Pesertanya 120 orang') && shown.includes('revisi 2'),
        ),
      'prompt of the revision',
    );
  });
});

describe('a card whose id the bot never learned', () => {
  it('still leads to its package: the code stands in it', async () => {
    const ani = newMember(office, 'Ani');
    office.server.faults.next('sendMessage', { kind: 'reset-after' });
    sendPackage(office, ani, 'Dua kartu');
    await until(office, () => cards('Dua kartu').length === 2, 'the card came twice');
    const [unknown, card] = cards('Dua kartu');
    ani.send(office.group, narrative, { replyTo: unknown! });
    const asked = await promptFor(office, office.admin, 'Dua kartu', 'Terima');
    expect(asked.text).toContain(narrative);
    await until(office, () => cardOf(office, 'Dua kartu')?.text?.includes('✅ Narasi'), `card ${card?.message_id}`);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

const cards = (name: string) => botMessages(office).filter(({ text }) => text?.split('\n')[0]?.endsWith(`· ${name}`));
const answerTo = (id: number) => botMessages(office).find(({ reply_to_message: to }) => to?.message_id === id);
