import type { Button } from '../../workflows/outgoing.ts';
import { roles } from '../../workflows/people.ts';
import type { Holding } from '../../workflows/ports.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import { tapData } from '../tap-data.ts';
import { noHoldersText } from '../texts/roles.ts';
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
    const { text, buttons } = roleList(await call.desk.tx.holdings(call.desk.office.id));
    return reply(call, text, { buttons });
  },
};

export function roleList(holdings: readonly Holding[]) {
  const text = lines(
    ...roles.map((role) => {
      const names = holdings.filter((holding) => holding.role === role).map(({ person }) => person.name);
      return [bold(`${roleNames[role]}: `), names.length > 0 ? names.join(', ') : noHoldersText];
    }),
  );
  return { text, buttons: holdings.slice(0, buttonLimit).map(revokeRow) };
}

function revokeRow({ id, person, role }: Holding): Button[] {
  const label = shorten(`Cabut: ${person.name} (${roleNames[role]})`, 60);
  return [{ text: label, data: tapData({ verb: 'revoke', holding: id }), style: 'bad' }];
}
