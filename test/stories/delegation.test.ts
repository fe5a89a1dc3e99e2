import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { buttonsOf } from './office.ts';
import { openTimedPeople, type TimedPeople } from './timed-people.ts';

/** Plh. (contract, Commands: /delegasi), on a clock that the test moves. Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';
const saturdayNight = '2025-06-13T17:00:30.000Z';
const saturdayMorning = '2025-06-13T23:00:30.000Z';

let people: TimedPeople;
let sari: VirtualUser;
beforeEach(async () => {
  people = await openTimedPeople(thursday);
  sari = await people.join('Sari', 'sari_kpu');
});
afterEach(() => people.office.close());

/** A package that waits for the deputy. */
async function receivedPackage(name: string, code: string): Promise<void> {
  people.sendInfographic(name);
  await people.tap(people.admin, await people.asked(people.admin, code, 'Terima'), 'Terima');
  await people.asked(people.deputy, code, 'Terima');
}

describe('a delegate', () => {
  it('gets what waits, decides as Plh., and is named so everywhere', async () => {
    const { admin, deputy, chief, say, tap, told, asked, cardSays } = people;
    await receivedPackage('Poster', 'K-0001');
    const given = await say(deputy, '/delegasi wakil @sari_kpu 13/06/2025', 'Sari menjadi Plh. Wakil Pimpinan Redaksi');
    expect(given.text).toContain('Jumat, 13 Juni 2025');
    await told(sari, 'Wati Wakil menitipkan perannya kepada Anda: Plh. Wakil Pimpinan Redaksi');
    await told(admin, 'Sari menjadi Plh. Wakil Pimpinan Redaksi untuk Wati Wakil');
    await tap(sari, await asked(sari, 'K-0001', 'Terima'), 'Terima');
    await asked(chief, 'K-0001', 'Terima');
    await told(deputy, 'Diterima Plh. Wakil Pimpinan Redaksi (Sari)');
    await cardSays('Poster', 'Diterima Plh. Wakil Pimpinan Redaksi (Sari)');
    const list = await say(admin, '/peran', 'Tim Pelaksana: ');
    expect(list.text).toContain('Wakil Pimpinan Redaksi: Wati Wakil, Plh. Sari (sampai 13 Juni 2025)');
    expect(buttonsOf(list)).toContain('Akhiri Plh.: Sari (Wakil Pimpinan Redaksi)');
    expect(people.log('RoleDelegated')).toMatchObject([{ payload: { role: 'deputyEditor', until: '2025-06-13' } }]);
  });

  it('has the role until the end of that day, without the program saying so, and both hear in the morning', async () => {
    const { deputy, office, say, asked, tap, told } = people;
    await receivedPackage('Poster', 'K-0001');
    await say(deputy, '/delegasi wakil Sari besok', 'Sari menjadi Plh.');
    const prompt = await asked(sari, 'K-0001', 'Terima');
    await office.stop();
    await office.sleepUntil(saturdayNight);
    await office.start();
    expect(await tap(sari, prompt, 'Terima')).toContain('hanya untuk Wakil Pimpinan Redaksi');
    expect(people.log('DelegationEnded')).toEqual([]);
    await office.sleepUntil(saturdayMorning);
    await told(sari, 'sudah berakhir');
    await told(deputy, 'Sari tidak lagi menjadi Plh.');
    expect(people.log('DelegationEnded')).toMatchObject([{ actor: 'system', payload: { early: false } }]);
    await tap(deputy, await asked(deputy, 'K-0001', 'Terima'), 'Terima');
  });

  it('does not decide on own work, nor on both 3 and 4', async () => {
    const { admin, deputy, chief, group, say, asked, tap, told } = people;
    await say(deputy, '/delegasi wakil Sari 20 Juni 2025', 'Sari menjadi Plh.');
    await say(chief, '/delegasi pimpinan Sari 20 Juni 2025', 'Sari menjadi Plh.');
    await receivedPackage('Poster', 'K-0001');
    await tap(sari, await asked(sari, 'K-0001', 'Terima'), 'Terima');
    await asked(chief, 'K-0001', 'Terima');
    await people.forge(sari, 'accept:K-0001:deciding:1');
    sari.sendPhoto(group, sampleJpeg('Milik Sari'), {
      caption: 'Kegiatan: Milik Sari\nJenis: infografis\nCaption: Punya Sari',
    });
    await tap(admin, await asked(admin, 'K-0002', 'Terima'), 'Terima');
    await asked(deputy, 'K-0002', 'Terima');
    await people.forge(sari, 'accept:K-0002:correcting:1');
    await people.office.waitFor(() => people.log('Refused').length === 2, 'both refusals');
    expect(people.log('Refused').map(({ payload }) => payload.reason)).toEqual(['decidedOtherStep', 'ownWork']);
    await told(deputy, 'Poster');
  });
});

describe('/delegasi', () => {
  it('is asked for step by step and ended early by a button', async () => {
    const { admin, deputy, say, tap, told } = people;
    const asked = await say(deputy, '/delegasi', 'Kepada siapa peran');
    expect(buttonsOf(asked)).toContain('Sari');
    await tap(deputy, asked, 'Sari');
    await told(deputy, 'Sampai tanggal berapa Sari');
    const given = await say(deputy, '20 Juni 2025', 'Sari menjadi Plh.');
    await say(deputy, '/delegasi wakil Sari 20/06/2025', 'sudah Anda titipkan');
    await tap(deputy, given, 'Akhiri sekarang');
    await told(sari, 'sudah berakhir');
    expect((await say(admin, '/peran', 'Tim Pelaksana: ')).text).not.toContain('Plh.');
    expect(people.log('DelegationEnded')).toMatchObject([{ payload: { early: true } }]);
  });

  it('is for who holds the role by right, to a colleague, until a day to come', async () => {
    const { admin, deputy, chief, say } = people;
    await say(admin, '/delegasi pimpinan Sari besok', 'hanya dapat dititipkan oleh pemegangnya');
    await say(deputy, '/delegasi wakil Tidak Ada besok', 'Tidak ada yang bernama "Tidak Ada"');
    await say(deputy, '/delegasi wakil Sari 01/06/2025', 'sudah lewat');
    await say(deputy, '/delegasi ketua Sari besok', 'Tulis: /delegasi');
    await say(deputy, '/delegasi wakil Sari besok', 'Sari menjadi Plh.');
    await say(sari, '/delegasi wakil Wati besok', 'hanya dapat dititipkan oleh pemegangnya');
    await say(chief, '/delegasi pimpinan Wati 20/06/2025', 'Wati Wakil menjadi Plh. Pimpinan Redaksi');
  });

  it('ends when the role of who gave it is taken away', async () => {
    const { admin, deputy, say, tap, told } = people;
    await say(deputy, '/delegasi wakil Sari besok', 'Sari menjadi Plh.');
    await tap(admin, await say(admin, '/peran', 'Tim Pelaksana: '), 'Cabut: Wati Wakil');
    await told(deputy, 'telah dicabut');
    await told(sari, 'sudah berakhir');
    await say(admin, '/peran', 'Wakil Pimpinan Redaksi: belum ada');
  });
});
