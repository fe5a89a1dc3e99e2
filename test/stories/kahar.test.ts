import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf, latest } from './office.ts';
import { openTimedPeople, type TimedPeople } from './timed-people.ts';

/** Force majeure (SOP, closing provisions 2 and 3), on a clock that the test moves. Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';
const fridayMorning = '2025-06-13T01:00:30.000Z';
const tuesdayMorning = '2025-06-17T01:00:30.000Z';

let people: TimedPeople;
beforeEach(async () => {
  people = await openTimedPeople(thursday);
});
afterEach(() => people.office.close());

describe('keadaan kahar for one package', () => {
  it('moves what is open, marks the card and the prompt, and reminds when the new day has come', async () => {
    const { admin, chief, office, sendInfographic, cardSays, say, asked } = people;
    sendInfographic('Poster');
    const prompt = await asked(admin, 'K-0001', 'Terima');
    expect(prompt.text).toContain('Jumat, 13 Juni 2025');
    const answer = await say(chief, '/kahar K-0001 17 Juni 2025 banjir di kantor', 'Tenggat dipindah: K-0001');
    expect(answer.text).toContain('Selasa, 17 Juni 2025');
    expect(answer.text).toContain('Alasan: banjir di kantor');
    await people.told(admin, 'dinyatakan oleh Pak Pimpinan');
    await people.toldGroup('banjir di kantor');
    const card = await cardSays('Poster', 'Keadaan kahar: tenggat dipindah ke Selasa, 17 Juni 2025');
    expect(card.text).toContain('Batas unggah: Selasa, 17 Juni 2025');
    const redrawn = () => latest(admin.inbox, 'Paling lambat: Selasa, 17 Juni 2025');
    expect(await office.waitFor(redrawn, 'the prompt')).toMatchObject({ message_id: prompt.message_id });

    const soFar = admin.inbox.length;
    await office.sleepUntil(fridayMorning);
    await say(admin, '/status K-0001', 'Keadaan kahar');
    expect(admin.inbox.slice(soFar).filter(({ text }) => text?.includes('⏰'))).toEqual([]);
    await office.sleepUntil(tuesdayMorning);
    await people.told(admin, '⏰');

    const moved = people.log('DeadlineMoved').map(({ submission, payload }) => [submission, payload.step, payload.to]);
    const until = '2025-06-17T16:59:59.999Z';
    expect(moved).toEqual([
      ['K-0001', 'receiving', until],
      ['K-0001', 'publishing', until],
    ]);
    expect(people.log('ForceMajeureDeclared')).toMatchObject([{ submission: null, payload: { scope: 'some' } }]);
  });

  it('ended early, open steps are due by the procedure again and finished ones keep their times', async () => {
    const { admin, deputy, sendInfographic, cardSays, say, asked, tap } = people;
    sendInfographic('Poster');
    await asked(admin, 'K-0001', 'Terima');
    const declared = await say(admin, '/kahar k-1 20/06/2025 listrik padam', 'Tenggat dipindah: K-0001');
    await tap(admin, await asked(admin, 'K-0001', 'Terima'), 'Terima');
    await asked(deputy, 'K-0001', 'Terima');
    await people.forge(deputy, 'kaharEnd:1');
    await people.told(deputy, 'hanya untuk Admin Medsos dan Pimpinan Redaksi');
    await tap(admin, declared, 'Akhiri');
    await people.told(admin, 'kembali menurut SOP');
    const card = await cardSays('Poster', 'Batas unggah: Jumat, 13 Juni 2025');
    expect(card.text).not.toContain('Keadaan kahar');
    const file = (await say(admin, '/riwayat K-0001', 'Perpanjangan karena kahar berakhir')).text ?? '';
    expect(file).toContain('Tenggat dipindah ke 20 Jun, 23.59 (Unggah ke media sosial)');
    expect(file).toContain('Tenggat dipindah ke 13 Jun, 23.59 (Kontrol dan koreksi)');
    await people.forge(admin, 'kaharEnd:1');
    await people.told(admin, 'Tidak ada yang perlu dilakukan lagi');
  });

  it('is not for others, not for days gone by, not without a reason, not for packages that are not open', async () => {
    const { admin, deputy, sendInfographic, say, asked } = people;
    sendInfographic('Poster');
    await asked(admin, 'K-0001', 'Terima');
    await say(deputy, '/kahar semua besok banjir', 'hanya untuk Admin Medsos dan Pimpinan Redaksi');
    await say(admin, '/kahar semua 11/06/2025 banjir', 'sudah lewat');
    await say(admin, '/kahar semua 20/06/2025', 'Tulis: /kahar');
    await say(admin, '/kahar semua 20/06/2025 ...', 'Mohon tuliskan alasannya');
    await say(admin, '/kahar K-0001,K-0009 20/06/2025 banjir', 'Tidak ada kiriman berjalan dengan kode K-0009');
    await say(admin, '/kahar K-0001 13/06/2025 banjir', 'tidak ada yang dipindah');
    await say(admin, '/kahar semua kapan-kapan banjir', 'Tanggal itu tidak terbaca');
    expect(people.log('ForceMajeureDeclared')).toEqual([]);
    expect(people.log('DeadlineMoved')).toEqual([]);
  });
});

describe('keadaan kahar for all', () => {
  it('is asked for step by step, over a restart, and holds for what is begun while it lasts', async () => {
    const { admin, office, sendInfographic, cardSays, say, asked, tap } = people;
    sendInfographic('Poster');
    await asked(admin, 'K-0001', 'Terima');
    const scope = await say(admin, '/kahar', 'Untuk kiriman mana?');
    expect(buttonsOf(scope)).toEqual(['Semua kiriman (1 berjalan)', 'K-0001 · Poster', 'Batal']);
    await tap(admin, scope, 'Semua kiriman');
    await people.told(admin, 'Sampai tanggal berapa?');
    await office.stop();
    await office.start();
    await say(admin, 'minggu depan', 'Tanggal itu tidak terbaca');
    await say(admin, 'Jumat, 20 Juni 2025', 'Apa alasannya?');
    await say(admin, 'Gempa bumi', 'Tenggat dipindah: K-0001');
    sendInfographic('Baru');
    await cardSays('Baru', 'Keadaan kahar: tenggat dipindah ke Jumat, 20 Juni 2025');
    expect(people.log('DeadlineMoved').filter(({ submission }) => submission === 'K-0002')).toHaveLength(2);
    await say(admin, '/kahar', '🌧 Sampai Jumat, 20 Juni 2025, untuk semua kiriman: Gempa bumi');
    await say(admin, 'batal', 'diurungkan');
    await say(admin, '/kahar akhiri', 'Tenggat K-0001 dan K-0002 kembali menurut SOP');
    await cardSays('Baru', 'Batas unggah: Jumat, 13 Juni 2025');
    await say(admin, '/kahar akhiri', 'Tidak ada keadaan kahar');
  });
});
