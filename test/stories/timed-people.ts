import type { ChatMessage } from '../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../playground/bot-api/virtual-group.ts';
import type { TapAnswer, VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { newDataFolder } from '../support/alur-process.ts';
import { openTimedOffice, type TimedOffice } from './in-process.ts';
import { latest, prompt } from './office.ts';
import { type LogRow, logOf } from './packages.ts';

/** An office on a moved clock in which everybody has a role, and what its people do. */
export interface TimedPeople {
  readonly office: TimedOffice;
  readonly admin: VirtualUser;
  readonly deputy: VirtualUser;
  readonly chief: VirtualUser;
  readonly officer: VirtualUser;
  readonly group: VirtualGroup;
  /** A member of the group without a role. */
  join(firstName: string, username?: string): Promise<VirtualUser>;
  invite(word: string, person: VirtualUser): Promise<void>;
  /** An infographic: complete at once, and so handed in. */
  sendInfographic(name: string): void;
  card(name: string): ChatMessage | undefined;
  cardSays(name: string, text: string): Promise<ChatMessage>;
  told(person: VirtualUser, text: string): Promise<ChatMessage>;
  toldGroup(text: string): Promise<ChatMessage>;
  /** A command or a text, and the answer that contains this. */
  say(person: VirtualUser, text: string, answered: string): Promise<ChatMessage>;
  asked(person: VirtualUser, code: string, button: string): Promise<ChatMessage>;
  tap(person: VirtualUser, message: ChatMessage, button: string): Promise<string | undefined>;
  /** A tap as a tampered client can send it. */
  forge(person: VirtualUser, data: string): Promise<string | undefined>;
  log(type?: string): LogRow[];
}

export async function openTimedPeople(startsAt: string): Promise<TimedPeople> {
  const settings = { DATA_DIR: newDataFolder(), PLATFORMS: 'instagram,website' };
  const office = await openTimedOffice(startsAt, 777, settings);
  const { server } = office;
  const admin = server.addUser({ id: 777, firstName: 'Rina', lastName: 'Admin' });
  const deputy = server.addUser({ firstName: 'Wati', lastName: 'Wakil' });
  const chief = server.addUser({ firstName: 'Pak', lastName: 'Pimpinan' });
  const officer = server.addUser({ firstName: 'Budi', lastName: 'Petugas' });
  const group = server.addGroup({ title: 'Tim', members: [officer, admin] });
  const cards = () => server.chat(group.id).messages.filter(({ from }) => from?.is_bot);
  const people: TimedPeople = {
    office,
    ...{ admin, deputy, chief, officer, group },
    async join(firstName, username) {
      const person = server.addUser({ firstName, ...(username ? { username } : {}) });
      group.add(person);
      person.start();
      await people.told(person, 'Anda belum punya peran');
      return person;
    },
    async invite(word, person) {
      const soFar = admin.inbox.length;
      admin.send('bot', `/undang ${word}`);
      const found = () => admin.inbox.slice(soFar).flatMap(({ text }) => /https:\S+/.exec(text ?? '')?.[0] ?? [])[0];
      person.openLink(await office.waitFor(found, `invitation of ${word}`));
      await people.told(person, 'Selamat datang');
    },
    sendInfographic(name) {
      officer.sendPhoto(group, sampleJpeg(name), {
        caption: `Kegiatan: ${name}\nJenis: infografis\nCaption: Caption ${name}`,
      });
    },
    card: (name) => cards().findLast(({ text = '' }) => /^K-\d+ · /.test(text) && text.split('\n')[0]?.endsWith(name)),
    cardSays(name, text) {
      const said = () => {
        const card = people.card(name);
        return card?.text?.includes(text) ? card : undefined;
      };
      return office.waitFor(said, `the card of ${name} says ${text}; it says: ${people.card(name)?.text}`);
    },
    told: (person, text) => office.waitFor(() => latest(person.inbox, text), `${person.firstName} is told "${text}"`),
    toldGroup: (text) => office.waitFor(() => latest(cards(), text), `the group is told "${text}"`),
    say(person, text, answered) {
      const soFar = person.inbox.length;
      person.send('bot', text);
      const found = () => latest(person.inbox.slice(soFar), answered);
      const heard = () => person.inbox.slice(soFar).map((message) => message.text);
      return office.waitFor(found, `${text} is answered with "${answered}"`).catch((error: Error) => {
        throw new Error(`${error.message}; heard: ${heard().join(' | ')}`);
      });
    },
    asked: (person, code, button) =>
      office.waitFor(() => prompt(person.inbox, code, button), `${person.firstName} is asked about ${code}`),
    tap: (person, message, button) => answered(office, person.tap(message, button)),
    forge: (person, data) => answered(office, person.forgeTap(data)),
    log: (type) => logOf(settings).filter((row) => type === undefined || row.type === type),
  };
  admin.start();
  admin.send(group, '/pasang');
  await people.toldGroup('menerima kiriman');
  await people.invite('wakil', deputy);
  await people.invite('pimpinan', chief);
  return people;
}

/** Time must pass for the answer to a tap to come. */
async function answered(office: TimedOffice, tapped: Promise<TapAnswer>): Promise<string | undefined> {
  let isAnswered = false;
  const answer = tapped.finally(() => {
    isAnswered = true;
  });
  await Promise.all([office.waitFor(() => isAnswered, 'the answer to a tap'), answer]);
  return (await answer).text;
}
