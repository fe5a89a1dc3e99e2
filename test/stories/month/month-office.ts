import type { ChatMessage } from '../../../playground/bot-api/chat-message.ts';
import { sampleJpeg } from '../../../playground/bot-api/sample-files.ts';
import type { VirtualGroup } from '../../../playground/bot-api/virtual-group.ts';
import type { VirtualUser } from '../../../playground/bot-api/virtual-user.ts';
import { newRandom } from '../../support/random.ts';
import { openTimedOffice, type TimedOffice } from '../in-process.ts';
import { buttonsOf, latest } from '../office.ts';
import { photos } from '../packages.ts';
import type { SloppyActivity } from './sloppy-plan.ts';

export type Reviewer = 'Rina' | 'Wati' | 'Pak Hendra';

/** An office with people who do their part sooner or later, on a clock that the story moves. */
export interface MonthOffice {
  readonly timed: TimedOffice;
  readonly group: VirtualGroup;
  readonly people: Readonly<Record<Reviewer | SloppyActivity['officer'], VirtualUser>>;
  begin(activity: SloppyActivity, pieces: number, narrative: boolean): void;
  addPhoto(activity: SloppyActivity): void;
  addNarrative(activity: SloppyActivity): void;
  withdraw(activity: SloppyActivity): void;
  /** About `share` of the packages that came back go in again. */
  mend(share: number): Promise<void>;
  plan(activities: readonly SloppyActivity[]): void;
  /** Looks at each prompt that is open, and decides on about `share` of them. */
  decide(who: Reviewer, share: number): Promise<void>;
  /** Uploads about `share` of what waits for it. */
  upload(share: number): Promise<void>;
}

const ownerId = 777;

export async function openMonthOffice(startsAt: string): Promise<MonthOffice> {
  const timed = await openTimedOffice(startsAt, ownerId, { PLATFORMS: 'instagram,website' });
  const { server } = timed;
  const people = {
    Rina: server.addUser({ id: ownerId, firstName: 'Rina' }),
    Wati: server.addUser({ firstName: 'Wati' }),
    'Pak Hendra': server.addUser({ firstName: 'Pak Hendra' }),
    Budi: server.addUser({ firstName: 'Budi' }),
    Sari: server.addUser({ firstName: 'Sari' }),
    Joko: server.addUser({ firstName: 'Joko' }),
  };
  const { Rina, Budi, Sari, Joko } = people;
  const group = server.addGroup({ title: 'Tim Pelaksana', members: [Budi, Sari, Joko, Rina] });
  const random = newRandom(7);
  await appoint(timed, Rina, group, { wakil: people.Wati, pimpinan: people['Pak Hendra'] });

  const cardOf = ({ name }: SloppyActivity) => card(server.chat(group.id).messages, name);
  return {
    timed,
    group,
    people,
    begin(activity, pieces, narrative) {
      const { name, day, officer } = activity;
      const more = narrative ? `\nNarasi: ${narrativeOf(activity)}` : '';
      const caption = `Kegiatan: ${name}\nTanggal: ${day}/6/2025\nCaption: Caption ${name}${more}`;
      people[officer].sendAlbum(group, photos(name, pieces), { caption });
    },
    addPhoto(activity) {
      people[activity.officer].sendPhoto(group, sampleJpeg(`${activity.name} lagi`), { replyTo: cardOf(activity) });
    },
    addNarrative(activity) {
      people[activity.officer].send(group, narrativeOf(activity), { replyTo: cardOf(activity) });
    },
    withdraw(activity) {
      const code = /K-\d+/.exec(cardOf(activity).text ?? '')?.[0];
      Rina.send('bot', `/tarik ${code} tidak pernah dilengkapi`);
    },
    async mend(share) {
      const cards = server.chat(group.id).messages.filter((message) => buttonsOf(message).includes('Serahkan lagi'));
      for (const message of cards) {
        if (random() >= share) continue;
        const opener =
          [Budi, Sari, Joko].find(({ firstName }) => message.text?.includes(`dari ${firstName}\n`)) ?? Budi;
        opener.sendPhoto(group, sampleJpeg(`${message.text} lebih jelas`), { replyTo: message });
        await timed.settle();
        await opener.tap(message, 'Serahkan lagi');
        await timed.settle();
      }
    },
    plan(activities) {
      const lines = activities.map(({ day, name }) => `${day}/6/2025 ${name}`);
      Rina.send('bot', `/agenda tambah\n${lines.join('\n')}`);
    },
    async decide(who, share) {
      for (const asked of openPrompts(people[who], 'Terima')) {
        if (random() >= share) continue;
        const rejects = random() < 0.12;
        await people[who].tap(asked, rejects ? 'Tolak' : 'Terima');
        if (rejects) people[who].send('bot', 'Mohon fotonya diganti yang lebih jelas.');
        await timed.settle();
      }
    },
    async upload(share) {
      for (const asked of openPrompts(Rina, 'Instagram')) {
        if (random() >= share) continue;
        const code = /K-\d+/.exec(asked.text ?? '')?.[0];
        Rina.send('bot', `https://instagram.com/p/${code} https://kab.kpu.go.id/${code}`, { replyTo: asked });
        await timed.settle();
      }
    },
  };
}

async function appoint(
  timed: TimedOffice,
  admin: VirtualUser,
  group: VirtualGroup,
  others: Readonly<Record<string, VirtualUser>>,
): Promise<void> {
  admin.start();
  await timed.settle();
  for (const [word, person] of Object.entries(others)) {
    admin.send('bot', `/undang ${word}`);
    await timed.settle();
    person.openLink(/https:\S+/.exec(latest(admin.inbox, 'https://t.me')?.text ?? '')?.[0] ?? '');
    await timed.settle();
  }
  admin.send(group, '/pasang');
  await timed.settle();
}

/** The newest one of each package that still has that button. */
function openPrompts({ inbox }: VirtualUser, button: string): ChatMessage[] {
  const open = inbox.filter((message) => buttonsOf(message).some((text) => text.includes(button)));
  return [...new Map(open.map((message) => [/K-\d+/.exec(message.text ?? '')?.[0], message])).values()];
}

function card(messages: readonly ChatMessage[], name: string): ChatMessage {
  const found = messages.findLast(({ from, text }) => from?.is_bot && text?.split('\n')[0]?.endsWith(`· ${name}`));
  if (!found) throw new Error(`No card of "${name}"`);
  return found;
}

function narrativeOf({ name }: SloppyActivity): string {
  return `Simpang Empat, KPU Pasaman Barat melaksanakan ${name} bersama warga setempat.`;
}
