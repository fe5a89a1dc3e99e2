import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { buttonsOf, latest } from './office.ts';
import { logOf } from './packages.ts';

/** The agenda, on a clock that the test moves. Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';
const thursdayAt16 = '2025-06-12T09:00:00.000Z';
const fridayAt8 = '2025-06-13T01:00:00.000Z';
const fridayAt16 = '2025-06-13T09:00:00.000Z';
const fridayAt20 = '2025-06-13T13:00:00.000Z';
const saturdayAt8 = '2025-06-14T01:00:00.000Z';
const sundayAt8 = '2025-06-15T01:00:00.000Z';

describe('the agenda', () => {
  let office: TimedOffice;
  let admin: VirtualUser;
  let officer: VirtualUser;
  let group: VirtualGroup;

  beforeEach(() => open());
  afterEach(() => office.close());

  async function open(more: Settings = {}): Promise<void> {
    office = await openTimedOffice(thursday, 777, more);
    admin = office.server.addUser({ id: 777, firstName: 'Rina' });
    officer = office.server.addUser({ firstName: 'Budi' });
    group = office.server.addGroup({ title: 'Tim Pelaksana', members: [officer, admin] });
    admin.start();
    admin.send(group, '/pasang');
    await toldGroup('menerima kiriman');
  }

  const messages = () => office.server.chat(group.id).messages;
  const toldGroup = (text: string) => office.waitFor(() => latest(messages(), text), `the group is told "${text}"`);
  const toldAdmin = (text: string) => office.waitFor(() => latest(admin.inbox, text), `the admin is told "${text}"`);
  const asked = (inbox = messages()) => inbox.filter(({ text }) => text?.includes('⏰ Belum ada dokumentasi'));
  const events = (type: string) => logOf(office.settings).filter((event) => event.type === type);

  async function plan(...lines: string[]): Promise<void> {
    admin.send('bot', `/agenda tambah ${lines.join('\n')}`);
    await toldAdmin('Masuk agenda');
  }

  function sendPhoto(name: string, who = officer, more = '') {
    return who.sendPhoto(group, sampleJpeg(name), { caption: `Kegiatan: ${name}\nCaption: Caption ${name}${more}` });
  }

  async function agendaOf(who = admin): Promise<string> {
    const soFar = who.inbox.length;
    who.send('bot', '/agenda');
    const list = await office.waitFor(() => latest(who.inbox.slice(soFar), 'Agenda '), 'agenda');
    return list.text ?? '';
  }

  it('takes a pasted plan, says what is wrong with each bad line, and shows what is in', async () => {
    admin.send('bot', '/agenda tambah 12/06/2025 Rapat pleno — tim: Budi\nbesok Senam\nRapat lain\n31/02/2025 Apel');
    const answer = await toldAdmin('Masuk agenda: 2 kegiatan');
    expect(answer.text).toContain('• Kamis, 12 Juni 2025: Rapat pleno (tim: Budi)');
    expect(answer.text).toContain('"Rapat lain": tanggal di awal baris tidak terbaca');
    expect(answer.text).toContain('"31/02/2025 Apel": tanggal itu tidak ada');
    sendPhoto('Rapat pleno');
    await toldGroup('K-0001');
    const list = await agendaOf();
    expect(list).toContain('⏳ Kam, 12 Jun · Rapat pleno (tim: Budi): K-0001 sedang dilengkapi');
    expect(list).toContain('🗓 Jum, 13 Jun · Senam: akan datang');
    expect(events('ActivityPlanned')).toHaveLength(2);
    expect(events('ActivityMatched')[0]).toMatchObject({
      submission: 'K-0001',
      payload: { activity: 1, how: 'found' },
    });
    expect(JSON.stringify(logOf(office.settings))).not.toContain('Rapat pleno');
  });

  it('does not plan twice what is planned already', async () => {
    await plan('12/06/2025 Rapat pleno');
    admin.send('bot', '/agenda tambah 12/06/2025 rapat  pleno');
    await toldAdmin('Sudah ada di agenda');
    expect(events('ActivityPlanned')).toHaveLength(1);
  });

  it('is shown to the team in its group, which may not change it', async () => {
    await plan('12/06/2025 Rapat pleno');
    officer.send(group, '/agenda');
    const list = await toldGroup('Agenda 5 Juni 2025 sampai 19 Juni 2025');
    expect(list.text).toContain('⬜ Kam, 12 Jun · Rapat pleno: belum ada dokumentasi');
    expect(buttonsOf(list)).toEqual([]);
    officer.send(group, '/agenda tambah 13/06/2025 Senam');
    await toldGroup('agenda hanya dapat diubah');
    expect(events('ActivityPlanned')).toHaveLength(1);
    expect(events('Refused')).toHaveLength(1);
  });

  it('asks in the group at 16:00 for what has no package, several in one message, and reminds like any open step', async () => {
    await plan('12/06/2025 Rapat pleno — tim: Budi', '12/06/2025 Senam', '13/06/2025 Apel');
    await office.sleepUntil(thursdayAt16);
    const first = await toldGroup('Belum ada dokumentasi');
    expect(first.text).toContain('Rapat pleno (tim: Budi), paling lambat Jumat, 13 Juni 2025 pukul 23.59 WIB');
    expect(first.text).toContain('Senam');
    expect(first.text).not.toContain('Apel');
    sendPhoto('Senam');
    await toldGroup('K-0001');
    await office.sleepUntil(fridayAt8);
    await office.waitFor(() => asked().length === 2, 'reminder on the due day');
    expect(asked()[1]?.text).not.toContain(': Senam');
    await office.sleepUntil(fridayAt16);
    await office.waitFor(() => asked().length === 3, 'reminder at 16:00');
    expect(asked()[2]?.text).toContain('Apel');
    await office.sleepUntil(fridayAt20);
    await office.waitFor(() => asked().length === 4, 'last reminder of the due day');
    await office.sleepUntil(saturdayAt8);
    await office.waitFor(
      () => asked().length === 5,
      'reminder on the overdue morning, and of the due day of the other',
    );
    expect(asked()[4]?.text).toContain('Rapat pleno');
    expect(asked()[4]?.text).toContain('Apel');
    expect(asked(admin.inbox)).toHaveLength(0);
    await office.sleepUntil(sundayAt8);
    await office.waitFor(() => asked(admin.inbox).length === 1, 'the admin hears of it on the second overdue morning');
    expect(asked(admin.inbox)[0]?.text).toContain('Rapat pleno');
    expect(asked(admin.inbox)[0]?.text).not.toContain('Apel');
    expect(events('ReminderSent').filter(({ payload }) => payload.activity === 1)).toHaveLength(6);
  });

  it('does not ask for what has its package or was cancelled', async () => {
    await plan('12/06/2025 Rapat pleno', '12/06/2025 Senam');
    sendPhoto('Rapat pleno');
    await toldGroup('K-0001');
    await change('Senam', 'Batalkan', 'hujan');
    await toldAdmin('dibatalkan.');
    await office.sleepUntil(thursdayAt16);
    await office.sleepUntil(fridayAt8);
    await toldGroup('Serahkan dokumentasi');
    expect(asked()).toHaveLength(0);
    expect(await agendaOf()).toContain('🚫 Kam, 12 Jun · Senam dibatalkan: hujan');
  });

  it('asks again when the package was withdrawn', async () => {
    await plan('12/06/2025 Rapat pleno');
    sendPhoto('Rapat pleno');
    await toldGroup('K-0001');
    officer.send(group, '/tarik K-0001 salah foto');
    await toldGroup('ditarik');
    await office.sleepUntil(thursdayAt16);
    await toldGroup('Belum ada dokumentasi');
  });

  it('asks once, and says that it is late, when the program was stopped over the time', async () => {
    await plan('12/06/2025 Rapat pleno');
    await office.stop();
    await office.sleepUntil('2025-06-12T11:00:00.000Z');
    await office.start();
    expect((await toldGroup('Belum ada dokumentasi')).text).toContain('sempat berhenti');
    expect(asked()).toHaveLength(1);
  });

  const viewOf = (name: string) =>
    admin.inbox.findLast((message) => message.text?.includes(name) && buttonsOf(message).includes('Batalkan'));

  async function change(name: string, button: string, text?: string): Promise<void> {
    await agendaOf();
    const list = latest(admin.inbox, 'Agenda ');
    if (!list) throw new Error('No agenda');
    await admin.tap(list, name);
    const view = await office.waitFor(() => viewOf(name), button);
    await admin.tap(view, button);
    await toldAdmin('Ketik batal untuk mengurungkan');
    if (text !== undefined) admin.send('bot', text);
  }

  it('is changed by buttons: the question survives a restart, and a reply to an older one answers that one', async () => {
    await plan('12/06/2025 Rapat pleno', '13/06/2025 Senam');
    await change('Rapat pleno', 'Ganti nama');
    await office.stop();
    await office.start();
    admin.send('bot', 'Rapat pleno terbuka');
    await toldAdmin('Tercatat: Kamis, 12 Juni 2025, Rapat pleno terbuka.');
    await change('Senam', 'Pindah tanggal', 'entah');
    await toldAdmin('Tanggal itu tidak terbaca');
    admin.send('bot', '12 Juni 2025');
    await toldAdmin('Tercatat: Kamis, 12 Juni 2025, Senam.');
    await change('Senam', 'Ganti tim', 'Sari');
    await toldAdmin('(tim: Sari)');
    await office.sleepUntil(thursdayAt16);
    const question = await toldGroup('Belum ada dokumentasi');
    expect(question.text).toContain('Rapat pleno terbuka');
    expect(question.text).toContain('Senam (tim: Sari)');
    expect(events('ActivityChanged')).toHaveLength(3);
  });

  it('leaves a question by the word batal, and cancels nothing that has a package', async () => {
    await plan('12/06/2025 Rapat pleno');
    await change('Rapat pleno', 'Batalkan', 'batal');
    await toldAdmin('diurungkan');
    sendPhoto('Rapat pleno');
    await toldGroup('K-0001');
    expect(events('ActivityCancelled')).toHaveLength(0);
    await agendaOf();
    const list = latest(admin.inbox, 'Agenda ');
    if (!list) throw new Error('No agenda');
    await admin.tap(list, 'Rapat pleno');
    const view = await office.waitFor(() => viewOf('Rapat pleno'), 'view');
    expect(await admin.tap(view, 'Batalkan')).toMatchObject({ text: expect.stringContaining('sudah punya kiriman') });
  });

  it('asks who began the package which activity it is, where two fit', async () => {
    await plan('12/06/2025 Sosialisasi di SMA 1', '12/06/2025 Sosialisasi di SMA 2');
    sendPhoto('Sosialisasi');
    const question = await toldGroup('termasuk kegiatan agenda yang mana?');
    expect(question.reply_to_message?.text).toContain('K-0001');
    expect(buttonsOf(question)).toHaveLength(3);
    const passer = office.server.addUser({ firstName: 'Tono' });
    group.add(passer);
    expect(await passer.tap(question, 'SMA 2')).toMatchObject({ text: expect.stringContaining('Maaf') });
    await officer.tap(question, 'SMA 2');
    await toldGroup('termasuk kegiatan Sosialisasi di SMA 2, Kamis, 12 Juni 2025');
    expect(await agendaOf()).toContain('SMA 1: belum ada dokumentasi');
    await office.sleepUntil(thursdayAt16);
    expect((await toldGroup('Belum ada dokumentasi')).text).not.toContain('SMA 2');
  });

  it('moves a package to another activity by a command with buttons, for good', async () => {
    await plan('12/06/2025 Rapat pleno', '11/06/2025 Senam');
    sendPhoto('Rapat pleno');
    await toldGroup('K-0001');
    officer.send(group, '/agenda K-0001');
    const choice = await toldGroup('termasuk kegiatan Rapat pleno');
    await officer.tap(choice, 'Senam');
    await toldGroup('termasuk kegiatan Senam, Rabu, 11 Juni 2025');
    const card = await toldGroup('K-0001 · Rapat pleno');
    officer.send(group, 'Kegiatan: Rapat pleno terbuka', { replyTo: card });
    await toldGroup('K-0001 · Rapat pleno terbuka');
    expect(await agendaOf()).toContain('Senam: K-0001');
    await office.sleepUntil(thursdayAt16);
    expect((await toldGroup('Belum ada dokumentasi')).text).toContain('Rapat pleno');
  });

  it('finds the activity anew when a package is named or dated anew', async () => {
    await plan('12/06/2025 Rapat pleno', '11/06/2025 Senam');
    sendPhoto('Senam', officer, '\nTanggal: 12/06/2025');
    const card = await toldGroup('K-0001 · Senam');
    expect(await agendaOf()).toContain('Senam: K-0001');
    officer.send(group, 'Kegiatan: Rapat pleno', { replyTo: card });
    await toldGroup('K-0001 · Rapat pleno');
    const list = await agendaOf();
    expect(list).toContain('Rapat pleno: K-0001');
    expect(list).toContain('Senam: belum ada dokumentasi');
  });

  it('finds the package that came before its activity was planned, or before it got its name', async () => {
    sendPhoto('Rapat pleno');
    sendPhoto('Senam');
    await toldGroup('K-0002');
    await plan('12/06/2025 Rapat pleno terbuka', '12/06/2025 Olahraga');
    await change('Olahraga', 'Ganti nama', 'Senam pagi');
    await toldAdmin('Tercatat');
    const list = await agendaOf();
    expect(list).toMatch(/Rapat pleno terbuka: K-000[12]/);
    expect(list).toMatch(/Senam pagi: K-000[12]/);
    await office.sleepUntil(thursdayAt16);
    await office.sleepUntil(fridayAt8);
    await toldGroup('Serahkan dokumentasi');
    expect(asked()).toHaveLength(0);
  });

  it('asks nobody while keadaan kahar gives time, and then by the later deadline', async () => {
    await plan('12/06/2025 Rapat pleno');
    admin.send('bot', '/kahar semua 16/06/2025 banjir');
    await office.waitFor(() => events('ForceMajeureDeclared').length === 1, 'declaration');
    for (const time of [thursdayAt16, fridayAt8, saturdayAt8, sundayAt8]) await office.sleepUntil(time);
    expect(await agendaOf()).toContain('belum ada dokumentasi');
    expect(asked()).toHaveLength(0);
    await office.sleepUntil('2025-06-16T01:00:00.000Z');
    expect((await toldGroup('Belum ada dokumentasi')).text).toContain('paling lambat Senin, 16 Juni 2025');
  });

  it('shows a long list as several messages, each with its buttons, and goes back to the right one', async () => {
    const lines = Array.from(
      { length: 33 },
      (_, n) => `${1 + (n % 28)}/7/2025 Kegiatan ${'panjang '.repeat(9)}${n + 1}`,
    );
    await plan(...lines);
    admin.send('bot', '/agenda juli 2025');
    const pages = () => admin.inbox.filter((message) => buttonsOf(message).some((text) => text.startsWith('Ubah: ')));
    await office.waitFor(() => pages().length === 3, 'three messages');
    expect(pages().map((message) => buttonsOf(message).length)).toEqual([15, 15, 3]);
    expect(pages().every(({ text }) => (text ?? '').length <= 4096)).toBe(true);
    const last = pages()[2];
    if (!last) throw new Error('No third message');
    await admin.tap(last, 'Ubah: Sen, 28 Jul');
    const view = await office.waitFor(() => viewOf('28 Jul'), 'the activity');
    await admin.tap(view, 'Kembali');
    await office.waitFor(() => pages().length === 3, 'the third message again');
    expect(buttonsOf(pages()[2] ?? view)).toHaveLength(3);
  });

  it('tells the admins where no group can be asked', async () => {
    await plan('12/06/2025 Rapat pleno');
    group.removeBot();
    await toldAdmin('dikeluarkan dari grup');
    await office.sleepUntil(thursdayAt16);
    expect((await toldAdmin('Belum ada dokumentasi')).text).toContain('Ingatkan timnya');
  });
});
