import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { buttonsOf, latest, prompt } from './office.ts';
import { logOf } from './packages.ts';

/** Due-day reminders of contract.md, on a clock that the test moves. Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';
const fridayMorning = '2025-06-13T01:00:00.000Z';
const fridayAfternoon = '2025-06-13T09:00:00.000Z';
const saturdayMorning = '2025-06-14T01:00:00.000Z';

describe('reminders', () => {
  let office: TimedOffice;
  let admin: VirtualUser;
  let officer: VirtualUser;
  let deputy: VirtualUser;
  let group: VirtualGroup;

  beforeEach(() => open());
  afterEach(() => office.close());

  async function open(more: Settings = {}): Promise<void> {
    office = await openTimedOffice(thursday, 777, { PLATFORMS: 'instagram,website', ...more });
    admin = office.server.addUser({ id: 777, firstName: 'Rina' });
    officer = office.server.addUser({ firstName: 'Budi' });
    group = office.server.addGroup({ title: 'Tim', members: [officer, admin] });
    admin.start();
    admin.send(group, '/pasang');
    await office.waitFor(() => latest(messages(), 'menerima kiriman'), 'answer to /pasang');
  }

  const messages = () => office.server.chat(group.id).messages;
  /** Reminders, warnings and digests; not the prompts themselves. */
  const remindersOf = (inbox: readonly { text?: string }[]) =>
    inbox.filter(({ text }) => /^(⏰|📌|☀️)/u.test(text ?? '')).length;

  async function handIn(name = 'Rapat', narrative = '\nNarasi: Narasi berita kegiatan.', by = officer): Promise<void> {
    const photos = [1, 2, 3, 4].map((n) => sampleJpeg(`${name} ${n}`));
    by.sendAlbum(group, photos, { caption: `Kegiatan: ${name}\nCaption: Caption ${name}${narrative}` });
    const isWhole = ({ text = '' }) => text.includes(`· ${name}\n`) && text.includes('Dokumentasi 4/4');
    await office.waitFor(() => messages().some(isWhole), 'card');
  }

  /** Three more people, and every step by whose move it is. */
  async function publish(code: string): Promise<void> {
    await appointDeputy();
    const chief = await appoint('pimpinan', 'Pak');
    for (const person of [admin, deputy, chief])
      await person.tap(await office.waitFor(() => prompt(person.inbox, code, 'Terima'), 'prompt'), 'Terima');
    const upload = await office.waitFor(() => prompt(admin.inbox, code, 'Instagram'), 'upload');
    admin.send('bot', `https://instagram.com/p/${code} https://kab.kpu.go.id/${code}`, { replyTo: upload });
    await office.waitFor(() => latest(messages(), 'sudah diunggah'), 'news');
  }

  async function appointDeputy(): Promise<void> {
    deputy = await appoint('wakil', 'Wati');
  }

  async function appoint(role: string, firstName: string): Promise<VirtualUser> {
    const person = office.server.addUser({ firstName });
    const soFar = admin.inbox.length;
    admin.send('bot', `/undang ${role}`);
    const invitation = () => /https:\/\/t\.me\S+/.exec(latest(admin.inbox.slice(soFar), 't.me')?.text ?? '')?.[0];
    person.openLink(await office.waitFor(invitation, 'invitation'));
    await office.waitFor(() => latest(person.inbox, 'Selamat datang'), 'welcome');
    return person;
  }

  it('come to the holder at each time of the due day, and on the overdue morning', async () => {
    await handIn();
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt');
    for (const [time, count] of [
      [fridayMorning, 1],
      [fridayAfternoon, 2],
      [saturdayMorning, 3],
    ] as const) {
      await office.sleepUntil(time);
      await office.waitFor(() => remindersOf(admin.inbox) === count, `reminder ${count}`);
    }
  });

  it('do not come for a step that was finished in time', async () => {
    await handIn();
    await admin.tap(await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt'), 'Terima');
    await office.waitFor(() => latest(admin.inbox, 'tidak ada yang dapat memutuskan'), 'news that nobody is wakil');
    await office.sleepUntil(fridayMorning);
    const digest = await office.waitFor(() => latest(admin.inbox, 'Jatuh tempo hari ini (1)'), 'digest');
    expect(digest.text).toContain('Wakil Pimpinan Redaksi (belum ada orangnya)');
    expect(buttonsOf(digest)).toEqual([]);
    await office.sleepUntil(fridayAfternoon);
    admin.send('bot', '/antrian');
    await office.waitFor(() => latest(admin.inbox, 'Tidak ada yang menunggu'), 'answer');
    expect(remindersOf(admin.inbox)).toBe(1);
  });

  it('come to the team in its group, as a reply to the card that mentions who began it', async () => {
    await handIn('Rapat', '');
    await office.sleepUntil(fridayMorning);
    const reminder = await office.waitFor(() => latest(messages(), 'paling lambat Jumat'), 'reminder');
    expect(reminder.reply_to_message?.text).toContain('K-0001');
    expect(reminder.entities).toContainEqual(expect.objectContaining({ type: 'text_mention', offset: 0, length: 4 }));
  });

  it('come once and say that they are late when the program was stopped over their time', async () => {
    await handIn();
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt');
    await office.stop();
    await office.sleepUntil('2025-06-13T03:30:00.000Z');
    await office.start();
    await office.waitFor(() => latest(admin.inbox, 'sempat berhenti'), 'late reminder');
    expect(remindersOf(admin.inbox)).toBe(1);
  });

  it('wait for the end of quiet hours when the program starts again within them', async () => {
    await handIn();
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt');
    await office.stop();
    await office.sleepUntil('2025-06-13T15:00:00.000Z');
    await office.start();
    await office.sleepUntil('2025-06-13T22:59:00.000Z');
    expect(remindersOf(admin.inbox)).toBe(0);
    await office.sleepUntil('2025-06-13T23:00:00.000Z');
    await office.waitFor(() => remindersOf(admin.inbox) === 1, 'late reminder in the morning');
  });

  it('are one list an hour, whose buttons bring the prompts again', async () => {
    await handIn('Rapat');
    await handIn('Bimtek');
    await office.waitFor(() => prompt(admin.inbox, 'K-0002', 'Terima'), 'prompt');
    await office.sleepUntil(fridayMorning);
    await office.waitFor(() => remindersOf(admin.inbox) === 1, 'digest');
    await office.sleepUntil(fridayAfternoon);
    const list = await office.waitFor(() => latest(admin.inbox, '2 kiriman menunggu Anda'), 'list');
    expect([list.text?.match(/K-\d+/g), buttonsOf(list)]).toEqual([
      ['K-0001', 'K-0002'],
      ['Tampilkan K-0001', 'Tampilkan K-0002'],
    ]);
    expect(remindersOf(admin.inbox)).toBe(2);
    const soFar = admin.inbox.length;
    await admin.tap(list, 'Tampilkan K-0002');
    await office.waitFor(() => prompt(admin.inbox.slice(soFar), 'K-0002', 'Terima'), 'prompt once more');
  });

  it('wait until an hour has passed since the last one, and leave out what was done meanwhile', async () => {
    await office.close();
    await open({ REMINDER_TIMES: '08:00,08:30' });
    await handIn('Rapat');
    await handIn('Bimtek');
    await office.sleepUntil(fridayMorning);
    await office.waitFor(() => latest(admin.inbox, 'Jatuh tempo hari ini (2)'), 'digest');
    await office.sleepUntil('2025-06-13T01:30:00.000Z');
    await admin.tap(await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt'), 'Terima');
    await office.sleepUntil('2025-06-13T01:59:00.000Z');
    expect(remindersOf(admin.inbox)).toBe(1);
    await office.sleepUntil('2025-06-13T02:00:10.000Z');
    const second = await office.waitFor(() => remindersOf(admin.inbox) === 2 && admin.inbox.at(-1), 'second reminder');
    expect(second.text).toContain('K-0002');
    expect(second.text).not.toContain('K-0001');
  });

  it('come to the role above from the second overdue morning on, without a button', async () => {
    await appointDeputy();
    await handIn();
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt');
    await office.sleepUntil(saturdayMorning);
    await office.waitFor(() => latest(admin.inbox, 'Terlambat 1 hari'), 'first overdue morning');
    expect(remindersOf(deputy.inbox)).toBe(0);
    await office.sleepUntil('2025-06-15T01:00:00.000Z');
    const told = await office.waitFor(() => latest(deputy.inbox, 'Terlambat 2 hari'), 'second overdue morning');
    expect(told.text).toContain('Menunggu Admin Medsos (Rina)');
    expect(buttonsOf(told)).toEqual([]);
  });

  it('come in the group as one message by name where several packages are open, and lead nowhere when answered', async () => {
    await handIn('Rapat', '');
    const sari = office.server.addUser({ firstName: 'Sari' });
    group.add(sari);
    await handIn('Bimtek', '', sari);
    await office.sleepUntil(fridayMorning);
    const list = await office.waitFor(() => latest(messages(), '2 kiriman menunggu Tim Pelaksana'), 'list');
    expect(list.text).toMatch(/\nBudi: K-0001 · Rapat\n[\s\S]*\nSari: K-0002 · Bimtek\n/);
    expect(list.entities?.filter(({ type }) => type === 'text_mention')).toHaveLength(2);
    expect(list.reply_to_message?.text).toContain('K-0001');
    expect(remindersOf(messages())).toBe(1);
    officer.send(group, `Narasi: ${'Kata '.repeat(30)}`, { replyTo: list });
    await office.waitFor(() => latest(messages(), 'menyebut beberapa kiriman'), 'question which one is meant');
    expect(messages().some(({ text }) => text?.includes('✅ Narasi'))).toBe(false);
  });

  it('tell admin in the morning what is due, what is late, what was published, and how far the log goes', async () => {
    await handIn('Rapat');
    await publish('K-0001');
    await handIn('Bimtek', '');
    await office.sleepUntil(fridayMorning);
    const friday = await office.waitFor(() => latest(admin.inbox, 'Ringkasan Jumat, 13 Juni 2025'), 'digest');
    expect(friday.text).toMatch(
      /Jatuh tempo hari ini \(1\)\nK-0002 · Bimtek · Tim Pelaksana \(Budi\)\n\nDiunggah kemarin \(1\)\nK-0001 · Rapat\n\nKepala log: [0-9a-f]{64}$/,
    );
    const head = /[0-9a-f]{64}/.exec(friday.text ?? '')?.[0];
    expect(logOf(office.settings).map(({ hash }) => hash)).toContain(head);
    await office.sleepUntil('2025-06-16T01:00:00.000Z');
    const monday = await office.waitFor(() => latest(admin.inbox, 'Ringkasan Senin, 16 Juni 2025'), 'digest');
    expect(monday.text).toContain('Terlambat (1)\nK-0002 · Bimtek · Tim Pelaksana (Budi) · batasnya 13 Jun');
  });

  it('are no digest on a morning with nothing to tell, nor on a weekend', async () => {
    await office.sleepUntil(fridayMorning);
    await office.sleepUntil(saturdayMorning);
    await office.sleepUntil('2025-06-16T01:00:30.000Z');
    admin.send('bot', '/antrian');
    await office.waitFor(() => latest(admin.inbox, 'Tidak ada yang menunggu'), 'answer');
    expect(remindersOf(admin.inbox)).toBe(0);
  });

  it('warn when a package is handed in on H+1, with both deadlines, and again when H+1 ends', async () => {
    await office.sleepUntil(fridayMorning);
    await handIn('Rapat', `\nTanggal: 12/06/2025\nNarasi: Narasi berita kegiatan.`);
    const asked = await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt');
    expect(asked.text).toContain('Paling lambat: Sabtu, 14 Juni 2025');
    expect(asked.text).toContain('Batas unggah: Jumat, 13 Juni 2025');
    expect(asked.text).toContain('⏳ Batas unggah lebih dulu');
    await office.sleepUntil('2025-06-13T22:59:00.000Z');
    expect(remindersOf(admin.inbox)).toBe(0);
    await office.sleepUntil('2025-06-13T23:00:00.000Z');
    const warned = await office.waitFor(() => latest(admin.inbox, 'sudah lewat'), 'warning');
    expect(warned.text).toContain('paling lambat Sabtu, 14 Juni 2025');
    expect(warned.text).toContain('⏳ Batas unggah Jumat, 13 Juni 2025 pukul 23.59 WIB sudah lewat.');
  });

  it('wait while a complete package is left alone, and not for a package that still grows', async () => {
    await office.close();
    await open({ SETTLE_SECONDS: '300' });
    await handIn();
    expect(prompt(admin.inbox, 'K-0001', 'Terima')).toBeUndefined();
    await office.sleepUntil('2025-06-12T03:06:00.000Z');
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt after five minutes');
  });
});
