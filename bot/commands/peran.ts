import type { Delegation } from '../../workflows/delegation.ts';
import type { Button } from '../../workflows/outgoing.ts';
import { roles } from '../../workflows/people.ts';
import type { Holding } from '../../workflows/records.ts';
import type { Desk } from '../desk.ts';
import { endRow } from '../office-decisions/delegation.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import { noHoldersText } from '../texts/roles.ts';
import { plainDay } from '../texts/times.ts';
import { roleNames } from '../texts/words.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** Bot API allows 100 buttons on a message; an office holds far fewer roles. */
const buttonLimit = 90;

export const peran: SlashCommand = {
  word: 'peran',
  for: ['admin'],
  where: 'private',
  help: 'siapa memegang peran apa; mencabut peran',
  async run(call) {
    const { desk } = call;
    const { text, buttons } = await roleList(desk, await desk.tx.holdings(desk.office.id), desk.standing.delegations);
    return reply(call, text, { buttons });
  },
};

/** Who holds what by right, and who acts for them. */
export async function roleList(desk: Desk, holdings: readonly Holding[], delegations: readonly Delegation[]) {
  const known = await desk.tx.people(delegations.map(({ to }) => to));
  const acting = delegations.map((one) => ({ ...one, name: known.get(one.to)?.name ?? '' }));
  const text = lines(
    ...roles.map((role) => {
      const names = holdings.filter((holding) => holding.role === role).map(({ person }) => person.name);
      const plh = acting
        .filter((one) => one.role === role)
        .map(({ name, until }) => `Plh. ${name} (sampai ${plainDay(until)})`);
      const all = [...names, ...plh];
      return [bold(`${roleNames[role]}: `), all.length > 0 ? all.join(', ') : noHoldersText];
    }),
  );
  const ends = acting.map((one) => endRow(one, shorten(`Akhiri Plh.: ${one.name} (${roleNames[one.role]})`, 60)));
  return { text, buttons: [...holdings.map(revokeRow), ...ends].slice(0, buttonLimit) };
}

function revokeRow({ id, person, role }: Holding): Button[] {
  const label = shorten(`Cabut: ${person.name} (${roleNames[role]})`, 60);
  return [{ text: label, data: tapData({ verb: 'revoke', holding: id }), style: 'bad' }];
}
