import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointEverybody, buttonsOf, latest, type Office, openOffice } from './office.ts';
import {
  accept,
  cardSays,
  codeOf,
  countLogged,
  newMember,
  promptFor,
  sendInfographic,
  sendPackage,
  shownTo,
  told,
  until,
} from './packages.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
  await appointEverybody(office);
}, 60_000);
afterAll(() => office.close());

describe('Koreksi', () => {
  it('changes the caption, shows what changed to Pimpinan, and never accepts', async () => {
    const code = await toDeputy('Caption salah');
    await correct('Caption salah', 'Caption');
    office.deputy.send('bot', 'x'.repeat(2201));
    await told(office, office.deputy, '2.201');
    office.deputy.send('bot', 'Caption benar');
    const revised = await revision('Caption salah', 2);
    expect(revised.text).toContain('Caption benar');
    expect(countLogged(office.settings, code, 'StepAccepted')).toBe(1);
    await office.deputy.tap(revised, 'Terima');
    expect((await promptFor(office, office.chief, 'Caption salah', 'Terima')).text).toContain('Caption benar');
    const changes = await told(office, office.chief, `Koreksi pada ${code}`);
    expect(changes.entities?.map(({ type }) => type)).toContain('strikethrough');
  });

  it('leaves out single pieces, but never all of them', async () => {
    sendPackage(office, newMember(office, 'Ani'), 'Foto berlebih');
    const card = await cardSays(office, 'Foto berlebih', 'Dokumentasi 4/4');
    office.admin.send(office.group, 'Narasi: KPU Pasaman Barat mengadakan sosialisasi.', { replyTo: card });
    await accept(office, office.admin, 'Foto berlebih');
    await correct('Foto berlebih', 'Media');
    const shown = () => latest(office.deputy.inbox, 'Foto berlebih')!;
    for (const piece of ['1 foto', '2 foto', '3 foto', '4 foto']) await toggle(shown, piece);
    expect(await office.deputy.tap(shown(), 'Simpan')).toMatchObject({ showAlert: true });
    await toggle(shown, '1 foto');
    await toggle(shown, '3 foto');
    await office.deputy.tap(shown(), 'Simpan');
    await office.deputy.tap(await revision('Foto berlebih', 2), 'Terima');
    await promptFor(office, office.chief, 'Foto berlebih', 'Terima');
    const pieces = shownTo(office.chief, await codeOf(office, 'Foto berlebih')).map(({ caption }) => caption);
    expect(pieces).toEqual([expect.stringContaining('· 1/4'), expect.stringContaining('· 3/4')]);
  });

  it('takes a narrative that comes in two messages', async () => {
    await toDeputy('Narasi dikoreksi');
    await correct('Narasi dikoreksi', 'Narasi');
    const question = await told(office, office.deputy, 'narasi yang baru');
    const [first, second] = [sentences('awal', 4000), sentences('akhir', 1000)];
    for (const part of [first, second]) office.deputy.send('bot', part, { replyTo: question });
    await wholeNarrative(office.deputy, await revision('Narasi dikoreksi', 3), `${first} ${second}`);
  });
});

describe('a narrative longer than the prompt', () => {
  it('of 5.000 characters comes as messages', async () => {
    const text = sentences('berita', 5000);
    const message = await handInWith('Lima ribu', text);
    expect(message.text).toContain('Caption Lima ribu');
    await wholeNarrative(office.admin, message, text);
  });

  it('of 20.000 characters comes as a file', async () => {
    const text = sentences('berita', 20_000);
    await office.admin.tap(await handInWith('Dua puluh ribu', text), 'Narasi lengkap');
    const file = await until(office, () => office.admin.inbox.findLast(({ document }) => document), 'the file');
    expect(office.admin.download(file).toString('utf8')).toBe(text);
  });

  it('asked Telegram for nothing that Bot API 10.1 does not know', () => {
    expect(office.server.violations).toEqual([]);
  });
});

async function toDeputy(name: string): Promise<string> {
  sendInfographic(office, newMember(office, 'Ani'), name);
  await accept(office, office.admin, name);
  await promptFor(office, office.deputy, name, 'Koreksi');
  return codeOf(office, name);
}

async function correct(name: string, field: string): Promise<void> {
  await office.deputy.tap(await promptFor(office, office.deputy, name, 'Koreksi'), 'Koreksi');
  await office.deputy.tap(await promptFor(office, office.deputy, name, field), field);
  if (field !== 'Media') await promptFor(office, office.deputy, name, 'Batal');
  else await promptFor(office, office.deputy, name, 'Simpan');
}

async function toggle(shown: () => ChatMessage, piece: string): Promise<void> {
  const before = buttonsOf(shown()).join();
  await office.deputy.tap(shown(), piece);
  await until(office, () => buttonsOf(shown()).join() !== before, `${piece} is marked`);
}

function revision(name: string, number: number): Promise<ChatMessage> {
  const isIt = (message: ChatMessage) =>
    message.text?.includes(`· ${name}\n`) &&
    message.text.includes(`· revisi ${number}`) &&
    buttonsOf(message).length > 0;
  return until(office, () => office.deputy.inbox.findLast(isIt), `prompt of revision ${number}`);
}

async function handInWith(name: string, narrative: string): Promise<ChatMessage> {
  const ani = newMember(office, 'Ani');
  sendPackage(office, ani, name);
  const card = await cardSays(office, name, 'Dokumentasi 4/4');
  ani.sendDocument(office.group, Buffer.from(narrative), { fileName: 'narasi.txt', replyTo: card });
  return promptFor(office, office.admin, name, 'Narasi lengkap');
}

/** Asks for the whole narrative, which comes as messages and reads as it was written. */
async function wholeNarrative(person: VirtualUser, message: ChatMessage, text: string): Promise<void> {
  const soFar = person.inbox.length;
  await person.tap(message, 'Narasi lengkap');
  const all = () =>
    person.inbox
      .slice(soFar)
      .flatMap((part) => (part.text?.includes(' kalimat ') ? [part.text] : []))
      .join(' ');
  await until(office, () => squeeze(all()).length >= squeeze(text).length, 'the whole narrative');
  expect(squeeze(all())).toBe(squeeze(text));
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

function sentences(word: string, length: number): string {
  const all = Array.from({ length: Math.ceil(length / 20) }, (_, index) => `Ini kalimat ${word} ${index + 1}.`);
  return all.join(' ').slice(0, length).trimEnd();
}
