import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { Settings } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { latest, prompt } from './office.ts';

/** Due-day reminders of contract.md, on a clock that the test moves. Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';
const fridayMorning = '2025-06-13T01:00:00.000Z';
const fridayAfternoon = '2025-06-13T09:00:00.000Z';
const saturdayMorning = '2025-06-14T01:00:00.000Z';

describe('reminders', () => {
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
    group = office.server.addGroup({ title: 'Tim', members: [officer, admin] });
    admin.start();
    admin.send(group, '/pasang');
    await office.waitFor(() => latest(messages(), 'menerima kiriman'), 'answer to /pasang');
  }

  const messages = () => office.server.chat(group.id).messages;
  const remindersOf = (inbox: readonly { text?: string }[]) =>
    inbox.filter(({ text }) => (text ?? '').includes('paling lambat Jumat, 13 Juni 2025')).length;

  async function handIn(narrative = '\nNarasi: Narasi berita kegiatan.'): Promise<void> {
    const photos = [1, 2, 3, 4].map((n) => sampleJpeg(`foto ${n}`));
    officer.sendAlbum(group, photos, { caption: `Kegiatan: Rapat\nCaption: Rapat koordinasi${narrative}` });
    await office.waitFor(() => latest(messages(), 'Dokumentasi 4/4'), 'card');
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
    await handIn('');
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

  it('wait while a complete package is left alone, and not for a package that still grows', async () => {
    await office.close();
    await open({ SETTLE_SECONDS: '300' });
    await handIn();
    expect(prompt(admin.inbox, 'K-0001', 'Terima')).toBeUndefined();
    await office.sleepUntil('2025-06-12T03:06:00.000Z');
    await office.waitFor(() => prompt(admin.inbox, 'K-0001', 'Terima'), 'prompt after five minutes');
  });
});
