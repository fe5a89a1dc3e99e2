import { afterEach, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { buttonsOf, latest } from './office.ts';
import { logOf } from './packages.ts';

/** `/libur`, on a clock that the test moves. */
describe('holidays', () => {
  let office: TimedOffice;
  let admin: VirtualUser;

  afterEach(() => office.close());

  async function open(startsAt: string, more: Settings = {}): Promise<void> {
    office = await openTimedOffice(startsAt, 777, more);
    admin = office.server.addUser({ id: 777, firstName: 'Rina' });
    admin.start();
    await told('Admin Medsos');
  }

  const told = (text: string) => office.waitFor(() => latest(admin.inbox, text), `the admin is told "${text}"`);

  async function list(args = ''): Promise<ChatMessage> {
    const soFar = admin.inbox.length;
    admin.send('bot', `/libur ${args}`);
    return office.waitFor(() => latest(admin.inbox.slice(soFar), 'Hari libur'), 'list of holidays');
  }

  const reads = (message: ChatMessage, text: string) =>
    office.waitFor(
      () => admin.inbox.find(({ message_id, text: now }) => message_id === message.message_id && now?.includes(text)),
      text,
    );

  it('lists those to come, and says which of them are tentative', async () => {
    await open('2026-11-24T03:00:00.000Z', { DEADLINE_DAYS: 'working' });
    const now = await list();
    expect(now.text).toContain('Jum, 25 Des · Hari Raya Natal');
    expect(now.text).not.toContain('17 Agu');
    expect(now.text).toContain('dihitung per hari kerja');
    expect(buttonsOf(now)).toEqual(['Tambah', 'Hapus…', 'Tahun 2027']);
    await admin.tap(now, 'Tahun 2027');
    const next = await reads(now, 'Hari libur 2027');
    expect((next.text?.match(/\(.*perkiraan\)/g) ?? []).length).toBe(4);
    expect(next.text).toContain('belum ada keputusannya');
  });

  it('removes by a command, and says when there is nothing on that day', async () => {
    await open('2026-11-24T03:00:00.000Z');
    admin.send('bot', '/libur hapus 25/12/2026');
    const answer = await told('Hari libur dihapus');
    expect(answer.text).toContain('• Jumat, 25 Desember 2026: Hari Raya Natal (libur nasional)');
    expect((await list()).text).not.toContain('25 Des');
    admin.send('bot', '/libur hapus 25/12/2026');
    await told('Tidak ada hari libur pada Jumat, 25 Desember 2026.');
    admin.send('bot', '/libur hapus');
    await told('Tulis tanggal yang dihapus');
    expect(logOf(office.settings).filter(({ type }) => type === 'HolidayRemoved')).toHaveLength(1);
  });

  it('adds by a command, several lines at once, and by a question that survives a restart', async () => {
    await open('2026-11-24T03:00:00.000Z');
    admin.send('bot', '/libur tambah 7/1/2027 lokal Hari jadi kabupaten\n25/12/2026 nasional Natal\nentah');
    const answer = await told('Ditambahkan: 1 hari');
    expect(answer.text).toContain('• Kamis, 7 Januari 2027: Hari jadi kabupaten (libur lokal)');
    expect(answer.text).toContain('Sudah ada');
    expect(answer.text).toContain('"entah": tanggal di awal baris tidak terbaca');
    await admin.tap(await list(), 'Tambah');
    await told('Ketik batal untuk mengurungkan');
    await office.stop();
    await office.start();
    admin.send('bot', 'besok');
    await told('nama hari liburnya belum ditulis');
    admin.send('bot', '28-31 Desember 2026 cuti bersama Akhir tahun');
    await told('Ditambahkan: 4 hari');
    expect((await list()).text).toContain('Kam, 31 Des · Akhir tahun (cuti bersama)');
    expect(logOf(office.settings).filter(({ type }) => type === 'HolidayAdded')).toHaveLength(5);
    expect(JSON.stringify(logOf(office.settings))).not.toContain('Akhir tahun');
  });

  it('removes by a button, also one of the whole country', async () => {
    await open('2026-11-24T03:00:00.000Z');
    const message = await list();
    await admin.tap(message, 'Hapus…');
    const choices = await office.waitFor(
      () => admin.inbox.find((one) => buttonsOf(one).some((text) => text.startsWith('Hapus: '))),
      'choices',
    );
    expect(await admin.tap(choices, '25 Des')).toMatchObject({ text: 'Hari libur dihapus.' });
    await office.waitFor(() => !latest(admin.inbox, '25 Des'), 'the list without it');
    expect((await list()).text).not.toContain('25 Des');
    expect(logOf(office.settings).filter(({ type }) => type === 'HolidayRemoved')).toHaveLength(1);
  });

  it('moves deadlines that still run, where working days count, and back again', async () => {
    await open('2026-11-24T03:00:00.000Z', { DEADLINE_DAYS: 'working' });
    const officer = office.server.addUser({ firstName: 'Budi' });
    const group = office.server.addGroup({ title: 'Tim', members: [officer, admin] });
    const card = (text: string) =>
      office.waitFor(() => latest(office.server.chat(group.id).messages, text), `the card says "${text}"`);
    admin.send(group, '/pasang');
    await card('menerima kiriman');
    officer.sendPhoto(group, sampleJpeg('rapat'), { caption: 'Kegiatan: Rapat\nCaption: Rapat' });
    await card('Batas serah: Rabu, 25 November 2026');
    admin.send('bot', '/agenda tambah hari ini Senam');
    await told('Masuk agenda');
    admin.send('bot', '/libur tambah 25/11/2026 lokal Pilkada');
    await told('Tenggat 1 kiriman ikut bergeser.');
    await card('Batas serah: Kamis, 26 November 2026');
    await office.sleepUntil('2026-11-25T01:00:00.000Z');
    expect(latest(office.server.chat(group.id).messages, 'K-0001, ')).toBeUndefined();
    const message = await list();
    await admin.tap(message, 'Hapus…');
    const choices = await office.waitFor(
      () => admin.inbox.find((one) => buttonsOf(one).some((text) => text.includes('Pilkada'))),
      'choices',
    );
    expect(await admin.tap(choices, 'Pilkada')).toMatchObject({ text: expect.stringContaining('ikut bergeser') });
    await card('Batas serah: Rabu, 25 November 2026');
    const moves = logOf(office.settings, 'K-0001').filter(({ type }) => type === 'DeadlineMoved');
    expect(moves.map(({ payload }) => `${payload.step} ${payload.because}`)).toEqual([
      ...['collecting holidays', 'publishing holidays'],
      ...['collecting holidays', 'publishing holidays'],
    ]);
  });

  it('is for admins alone', async () => {
    await open('2026-11-24T03:00:00.000Z');
    const officer = office.server.addUser({ firstName: 'Budi' });
    officer.send('bot', '/libur');
    await office.waitFor(() => latest(officer.inbox, 'belum punya peran'), 'explanation');
    const message = await list();
    expect(await officer.forgeTap('dropHoliday:1', { message })).toMatchObject({
      text: expect.stringContaining('hanya untuk Admin'),
    });
  });

  const warnings = () => admin.inbox.filter(({ text }) => text?.includes('Hari libur 2028 belum ada')).length;

  // Not on the first working morning of a month: the recap of the month before would be made as well.
  it('warns from November on, once a week, when the coming year has none', async () => {
    await open('2027-11-02T03:00:00.000Z');
    await office.sleepUntil('2027-11-08T01:00:00.000Z');
    await office.waitFor(() => warnings() === 1, 'first warning');
    await office.stop();
    await office.start();
    await office.sleepUntil('2027-11-12T01:00:00.000Z');
    await office.sleepUntil('2027-11-15T01:00:00.000Z');
    await office.waitFor(() => warnings() === 2, 'warning of the next week');
    admin.send('bot', '/libur tambah 1/1/2028 nasional Tahun Baru Masehi');
    await told('Ditambahkan');
    await office.sleepUntil('2027-11-22T01:00:00.000Z');
    await list();
    expect(warnings()).toBe(2);
  });

  it('does not warn before November', async () => {
    await open('2027-10-19T03:00:00.000Z');
    await office.sleepUntil('2027-10-25T01:00:00.000Z');
    await list();
    expect(warnings()).toBe(0);
  });

  it('does not warn while the coming year is known', async () => {
    await open('2026-11-03T03:00:00.000Z');
    await office.sleepUntil('2026-11-09T01:00:00.000Z');
    await list();
    expect(latest(admin.inbox, 'belum ada.')).toBeUndefined();
  });
});
