import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buttonsOf } from './office.ts';
import { openTimedPeople, type TimedPeople } from './timed-people.ts';

/** Versions of the procedure (SOP, closing provisions 2 to 5). Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';

let people: TimedPeople;
beforeEach(async () => {
  people = await openTimedPeople(thursday);
});
afterEach(() => people.office.close());

const amendment = '/sop ubah\nNomor: 2 Tahun 2026\nInfografis: 2 dokumentasi, caption\nTinjau: 3 hari\nUnggah: 5 hari';

describe('an amendment', () => {
  it('is shown line by line, enacted by pimpinan, and holds for what is not finished yet', async () => {
    const { admin, deputy, chief, sendInfographic, cardSays, say, asked, tap, told, toldGroup } = people;
    sendInfographic('Berjalan');
    await tap(admin, await asked(admin, 'K-0001', 'Terima'), 'Terima');
    await asked(deputy, 'K-0001', 'Terima');
    await say(admin, amendment, 'Usulan dikirim kepada Pimpinan Redaksi (Pak Pimpinan)');
    await say(deputy, '/sop', 'menunggu keputusan Pimpinan Redaksi');
    const proposal = await told(chief, 'Usulan: SOP Nomor 2 Tahun 2026');
    expect(proposal.text).toContain('Infografis: 2 dokumentasi, caption (semula 1 dokumentasi, caption)');
    expect(proposal.text).toContain('Tinjau: 3 hari (semula 1 hari)');
    expect(proposal.text).toContain('Nomor: 2 Tahun 2026 (semula 1 Tahun 2025)');
    expect(proposal.text).not.toContain('Kegiatan:');
    await tap(chief, proposal, 'Terima');
    await told(admin, 'SOP Nomor 2 Tahun 2026 ditetapkan');
    await toldGroup('SOP Nomor 2 Tahun 2026 ditetapkan');

    const card = await cardSays('Berjalan', 'Paling lambat: Minggu, 15 Juni 2025');
    expect(card.text).toContain('Batas unggah: Selasa, 17 Juni 2025');
    sendInfographic('Baru');
    await cardSays('Baru', 'Dokumentasi 1/2');
    const shown = await say(deputy, '/sop', 'SOP Nomor 2 Tahun 2026');
    expect(shown.text).toContain('berlaku sejak 12 Juni 2025');
    expect(shown.text).toContain('Ditetapkan oleh Pak Pimpinan.');
    expect(people.log('SopEnacted')).toMatchObject([{ payload: { version: 2 } }]);
    expect(people.log('ProcedureApplied').map(({ submission }) => submission)).toEqual(['K-0001']);

    const decided = await told(chief, 'SOP Nomor 2 Tahun 2026 ditetapkan');
    expect([decided.message_id, buttonsOf(decided)]).toEqual([proposal.message_id, []]);
    await people.forge(chief, 'sopReject:1');
    await told(chief, 'sudah diputuskan atau diganti');
  });

  it('is asked for, over a restart, and rejected with a written response', async () => {
    const { admin, chief, office, say, tap, told } = people;
    const asked = await say(admin, '/sop ubah', 'Nomor SOP yang baru wajib ditulis');
    expect(asked.text).toContain('Kegiatan: 4 dokumentasi, narasi, caption');
    await office.stop();
    await office.start();
    await say(admin, 'Kegiatan: banyak', 'Baris "Kegiatan: banyak" tidak terbaca');
    await say(admin, 'Serah: 2 hari', 'sudah dipakai');
    await say(admin, 'Nomor: 2 Tahun 2026\nSerah: 90 hari', 'tenggat 1 sampai 30 hari');
    await say(admin, 'Nomor: 2 Tahun 2026\nSerah: 2 hari', 'Usulan dikirim');
    await tap(chief, await told(chief, 'Usulan: SOP'), 'Tolak');
    await told(chief, 'Mengapa usulan SOP Nomor 2 Tahun 2026 ditolak?');
    await say(chief, 'Dua hari terlalu lama.', 'Usulan SOP Nomor 2 Tahun 2026 ditolak');
    await told(admin, 'Dua hari terlalu lama.');
    await say(admin, '/sop', 'SOP Nomor 1 Tahun 2025');
    expect(people.log('SopRejected')).toHaveLength(1);
    expect(people.log('SopEnacted')).toEqual([]);
  });

  it('is for admin to propose and for another one, pimpinan, to decide', async () => {
    const { admin, deputy, chief, say, tap, told, invite } = people;
    await say(deputy, amendment, '/sop ubah hanya untuk Admin Medsos');
    await say(deputy, '/sop batal', '/sop batal hanya untuk Admin Medsos');
    await say(admin, amendment, 'Usulan dikirim');
    const proposal = await told(chief, 'Usulan: SOP');
    await people.forge(deputy, 'sopAccept:1');
    await told(deputy, 'hanya untuk Pimpinan Redaksi');
    await invite('pimpinan', admin);
    await people.forge(admin, 'sopAccept:1');
    await told(admin, 'usulan Anda sendiri');
    await say(admin, '/sop ubah Nomor: 3 Tahun 2026', 'Usulan dikirim');
    await tap(chief, proposal, 'Terima');
    await told(chief, 'diganti usulan yang lebih baru');
    expect(people.log('SopEnacted')).toEqual([]);
  });
});

describe('voiding', () => {
  it('takes no new packages until another is enacted; running ones finish under theirs', async () => {
    const { admin, deputy, chief, sendInfographic, cardSays, say, asked, tap, told, toldGroup } = people;
    sendInfographic('Berjalan');
    await asked(admin, 'K-0001', 'Terima');
    await say(admin, '/sop batal', 'Apa alasan SOP dibatalkan?');
    await say(admin, 'Penanggung jawab berubah', 'Usulan dikirim');
    const proposal = await told(chief, 'Usulan: batalkan SOP Nomor 1 Tahun 2025');
    expect(buttonsOf(proposal)).toEqual(['✅ Terima', '❌ Tolak']);
    await tap(chief, proposal, 'Terima');
    await toldGroup('SOP Nomor 1 Tahun 2025 dibatalkan');
    sendInfographic('Ditolak');
    await toldGroup('Tidak ada SOP yang berlaku, jadi kiriman baru belum dapat diterima');
    expect(people.card('Ditolak')).toBeUndefined();
    expect((await say(deputy, '/sop', 'SOP ini dibatalkan')).text).toContain('diselesaikan menurut SOP ini');
    await tap(admin, await asked(admin, 'K-0001', 'Terima'), 'Terima');
    await asked(deputy, 'K-0001', 'Terima');

    await say(admin, amendment, 'Usulan dikirim');
    await tap(chief, await told(chief, 'Usulan: SOP Nomor 2'), 'Terima');
    await told(admin, 'SOP Nomor 2 Tahun 2026 ditetapkan');
    sendInfographic('Baru');
    await cardSays('Baru', 'Dokumentasi 1/2');
    expect(people.card('Berjalan')?.text).toContain('Batas unggah: Jumat, 13 Juni 2025');
    expect(people.log('ProcedureApplied')).toEqual([]);
    expect(people.log('SopVoided')).toMatchObject([{ payload: { version: 1 } }]);
  });
});
