import type { Role } from '../../workflows/people.ts';
import type { Reaction } from '../desk.ts';
import { takeLastDay } from '../intake/take-day.ts';
import { askDelegation, takePerson } from '../office-decisions/ask-delegation.ts';
import { endRow, nameOf } from '../office-decisions/delegation.ts';
import { say, type Turn } from '../office-decisions/turn.ts';
import { lines } from '../rich-text.ts';
import { delegationUsageText, runningDelegationText } from '../texts/delegation.ts';
import { roleWords } from '../texts/words.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** A colleague acts for the holder of a role until a date (Plh.). */
export const delegasi: SlashCommand = {
  word: 'delegasi',
  for: 'everyRole',
  where: 'private',
  usage: 'peran orang tanggal',
  help: 'menitipkan peran kepada rekan (Plh.) sampai suatu tanggal',
  async run(call) {
    const turn: Turn = { ...call, chat: call.message.chat, key: call.message.messageId };
    const [word = '', ...rest] = call.args.split(/\s+/);
    if (word === '') return guide(turn);
    const role = roleWords[word.toLowerCase()];
    if (!role) return reply(call, delegationUsageText);
    return { writes: await take(turn, role, rest.join(' ')) };
  },
};

async function take(turn: Turn, role: Role, written: string) {
  if (written === '') return askDelegation(turn, { type: 'delegation', role, to: null });
  const taken = takeLastDay(written, turn.desk.today);
  return takePerson(turn, role, taken?.rest ?? written, taken?.day);
}

/** What was given already, with how to end it; then step by step. */
async function guide(turn: Turn): Promise<Reaction> {
  const { desk, visitor } = turn;
  const given = desk.standing.delegations.filter(({ from }) => from === visitor.person);
  const texts = await Promise.all(given.map(async (one) => runningDelegationText(one, await nameOf(desk, one.to))));
  const listed = [
    say(
      { ...turn, key: `${turn.key}:given` },
      lines(...texts),
      given.map((one) => endRow(one)),
    ),
  ];
  const asked = await askDelegation(turn, { type: 'delegation', role: null, to: null });
  return { writes: given.length > 0 ? [...listed, ...asked] : asked };
}
