import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { buttonsOf, latest, prompt } from './office.ts';

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
    office = await openTimedOffice(thursday, 777, more);
    admin = office.server.addUser({ id: 777, firstName: 'Rina' });
    officer = office.server.addUser({ firstName: 'Budi' });
    group = office.server.addGroup({ title: 'Tim', members: [officer, admin] });
    admin.start();
    admin.send(group, '/pasang');
    await office.waitFor(() => latest(messages(), 'menerima kiriman'), 'answer to /pasang');
  }

  const messages = () => office.server.chat(group.id).messages;
  const remindersOf = (inbox: readonly { text?: string }[]) =>
    inbox.filter(({ text }) => (text ?? '').includes('paling lambat Jumat, 13 Juni 2025')).length;

  async function handIn(name = 'Rapat', narrative = '\nNarasi: Narasi berita kegiatan.'): Promise<void> {
    const photos = [1, 2, 3, 4].map((n) => sampleJpeg(`${name} ${n}`));
    officer.sendAlbum(group, photos, { caption: `Kegiatan: ${name}\nCaption: Caption ${name}${narrative}` });
    const isWhole = ({ text = '' }) => text.includes(`· ${name}\n`) && text.includes('Dokumentasi 4/4');
    await office.waitFor(() => messages().some(isWhole), 'card');
  }

  async function appointDeputy(): Promise<void> {
    deputy = office.server.addUser({ firstName: 'Wati' });
    admin.send('bot', '/undang wakil');
    const link = await office.waitFor(() => /https:\S+/.exec(admin.inbox.at(-1)?.text ?? '')?.[0], 'invitation');
    deputy.openLink(link);
    await office.waitFor(() => latest(deputy.inbox, 'Selamat datang'), 'welcome');
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
    admin.send('bot', '/antrian');
    await office.waitFor(() => latest(admin.inbox, 'Tidak ada yang menunggu'), 'answer');
    expect(remindersOf(admin.inbox)).toBe(0);
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
    const list = await office.waitFor(() => latest(admin.inbox, '2 kiriman menunggu Anda'), 'list');
    expect([list.text?.match(/K-\d+/g), buttonsOf(list)]).toEqual([
      ['K-0001', 'K-0002'],
      ['Tampilkan K-0001', 'Tampilkan K-0002'],
    ]);
    expect(remindersOf(admin.inbox)).toBe(1);
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
    await office.waitFor(() => latest(admin.inbox, '2 kiriman menunggu Anda'), 'list');
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

  it('come in the group as one message to who has several packages open, and lead nowhere when answered', async () => {
    await handIn('Rapat', '');
    await handIn('Bimtek', '');
    await office.sleepUntil(fridayMorning);
    const list = await office.waitFor(() => latest(messages(), '2 kiriman menunggu Anda'), 'list');
    expect(messages().filter(({ text }) => text?.startsWith('Budi, '))).toHaveLength(1);
    officer.send(group, `Narasi: ${'Kata '.repeat(30)}`, { replyTo: list });
    await office.waitFor(() => latest(messages(), 'menyebut beberapa kiriman'), 'question which one is meant');
    expect(messages().some(({ text }) => text?.includes('✅ Narasi'))).toBe(false);
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
