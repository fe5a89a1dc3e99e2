import type { BotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { timed } from './figures.ts';
import { countBotMessages } from './messages.ts';
import type { Offices } from './offices.ts';
import { quiet } from './quiet.ts';

export interface UpdatesOptions {
  team: readonly VirtualUser[];
  text: string;
  rounds: number;
  /** Messages in a round: all of them are there at once. */
  size: number;
}

/** Updates a second, round for round in turns: private messages by many people, each answered with one message. */
export async function measureUpdates({ ours, bare }: Offices, { team, text, rounds, size }: UpdatesOptions) {
  const rates = { ours: [] as number[], bare: [] as number[] };
  const strangers = team.map(({ firstName }) => bare.server.addUser({ firstName }));
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await rateOf(ours.server, team, text, size));
    rates.bare.push(await rateOf(bare.server, strangers, text, size));
  }
  return rates;
}

async function rateOf(server: BotApiServer, people: readonly VirtualUser[], text: string, size: number) {
  const ms = await timed(() => {
    const answered = countBotMessages(server, size);
    for (let sent = 0; sent < size; sent += 1) people[sent % people.length]?.send('bot', text);
    return answered;
  });
  await quiet(server, 200);
  return (size * 1000) / ms;
}
