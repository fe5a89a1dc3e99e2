import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import type { FakeClock } from '../support/fake-clock.ts';
import { WordChat, type WordMessage, type WordPerson } from '../support/word-chat.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';

/** Thursday, 12 June 2025, 10:00 WIB. */
const thursday = '2025-06-12T03:00:00.000Z';

/** An office whose people are on Telegram, or in a chat that has no buttons. */
export interface WordOffice extends TimedOffice {
  chat: WordChat;
  group: string;
  /** On Telegram: the first admin. */
  rina: VirtualUser;
}

export async function openWordOffice(): Promise<WordOffice> {
  let chat: WordChat | undefined;
  const connect = (clock: FakeClock) => {
    chat ??= new WordChat(clock);
    return [chat.connected()];
  };
  const office = await openTimedOffice(thursday, 777, { PLATFORMS: 'instagram,website' }, connect);
  const rina = office.server.addUser({ id: 777, firstName: 'Rina' });
  rina.start();
  await office.waitFor(() => rina.inbox.some(({ text }) => text?.includes('Admin Medsos')), 'greeting');
  if (!chat) throw new Error('Not connected');
  return { ...office, chat, group: '555@g.us', rina };
}

/** Somebody in the chat of words who was invited to a role. */
export async function invite(office: WordOffice, role: string, name: string): Promise<WordPerson> {
  const { rina, chat } = office;
  const soFar = rina.inbox.length;
  rina.send('bot', `/undang ${role}`);
  const link = await office.waitFor(
    () => /wa\.me\S+/.exec(rina.inbox.slice(soFar).find(({ text }) => text?.includes('wa.me'))?.text ?? '')?.[0],
    `invitation of ${role}`,
  );
  const person = chat.person(name);
  await chat.say(person, decodeURIComponent(link.split('text=')[1] ?? ''));
  await hears(office, person, 'Selamat datang');
  return person;
}

export function hears(office: WordOffice, who: WordPerson | string, ...texts: string[]): Promise<WordMessage> {
  const name = typeof who === 'string' ? 'the group' : who.name;
  return office.waitFor(() => office.chat.latest(who, ...texts), `${name} hears ${texts.join(' and ')}`);
}

/** Four photos, caption and narrative, in the group of the chat of words. */
export async function handIn(office: WordOffice, person: WordPerson, name: string): Promise<WordMessage> {
  const { chat, group } = office;
  const text = `Kegiatan: ${name}\nCaption: Caption ${name}\nNarasi: Narasi berita tentang ${name}.`;
  for (const n of [1, 2, 3, 4]) {
    const more = n === 1 ? { text } : {};
    await chat.sendPhoto(person, sampleJpeg(`${name} ${n}`), { group, album: `album ${name}`, ...more });
  }
  return hears(office, group, `· ${name}`, 'Dokumentasi 4/4');
}

export async function install(office: WordOffice, admin: WordPerson): Promise<void> {
  await office.chat.say(admin, 'pasang', { group: office.group });
  await hears(office, office.group, 'menerima kiriman');
}

export function pollOf(office: WordOffice, person: WordPerson, code: string): Promise<WordMessage> {
  return office.waitFor(() => office.chat.poll(person, code), `${person.name} is asked about ${code} by poll`);
}
