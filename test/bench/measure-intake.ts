import type { BotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';
import { timed } from './figures.ts';
import type { Offices } from './offices.ts';
import { quiet } from './quiet.ts';
import type { Both } from './results.ts';

/** Updates a second until all are confirmed: with ours they are stored then. Chatter, which nobody answers here. */
export async function measureIntake({ ours, bare }: Offices, rounds: number, size: number): Promise<Both<number[]>> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    rates.ours.push(await rateOf(ours.server, size, () => ours.officer.send(ours.group, 'Selamat pagi semua')));
    rates.bare.push(await rateOf(bare.server, size, () => sayAnything(bare.somebody)));
  }
  return rates;
}

function sayAnything(somebody: VirtualUser): void {
  somebody.send('bot', 'Selamat pagi semua');
}

async function rateOf(server: BotApiServer, size: number, say: () => void): Promise<number> {
  const ms = await timed(() => {
    for (let said = 0; said < size; said += 1) say();
    return server.waitFor(() => server.pendingUpdates === 0, 'all is confirmed', 60_000);
  });
  await quiet(server, 200);
  return (size * 1000) / ms;
}
