import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { appointEverybody, type Office, openOffice } from '../stories/office.ts';
import { type BareOffice, openBareOffice } from './bare-office.ts';
import { nextBotMessage } from './messages.ts';
import { quiet } from './quiet.ts';

/** The program and the bare bot, up at the same time, each on a Bot API server of its own in this process. */
export interface Offices {
  readonly ours: Office;
  readonly bare: BareOffice;
  close(): Promise<void>;
}

export async function openOffices(): Promise<Offices> {
  const ours = await openOffice();
  const bare = await openBareOffice();
  await appointEverybody(ours);
  await quiet(ours.server);
  return {
    ours,
    bare,
    async close() {
      await ours.close();
      await bare.close();
    },
  };
}

/** People with the role of Tim Pelaksana, each invited by a link of their own. */
export async function addTeam({ server, admin }: Office, size: number): Promise<VirtualUser[]> {
  const team: VirtualUser[] = [];
  for (let number = 1; number <= size; number += 1) {
    const invited = nextBotMessage(server, ({ chat, text }) => chat.id === admin.id && /https:\S+/.test(text ?? ''));
    admin.send('bot', '/undang tim');
    const link = /https:\S+/.exec((await invited).text ?? '')?.[0] ?? '';
    const person = server.addUser({ firstName: `Petugas ${number}` });
    const welcome = nextBotMessage(server, ({ chat }) => chat.id === person.id);
    person.openLink(link);
    await welcome;
    team.push(person);
  }
  await quiet(server);
  return team;
}

export function processId({ alur }: Office): number {
  return alur.child.pid ?? 0;
}
