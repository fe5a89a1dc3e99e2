import { startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import { newDataFolder, startAlur } from '../support/alur-process.ts';
import { startBareBot, stopBareBot } from './bare-office.ts';

/** Milliseconds from starting the process to `ready` (a new database the first time), and to the bare bot's first poll. */
export async function measureStarts(rounds: number): Promise<{ first: number[]; ours: number[]; bare: number[] }> {
  const times = { first: [] as number[], ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const folder = newDataFolder();
    times.first.push(await startOurs(folder));
    times.ours.push(await startOurs(folder));
    times.bare.push(await startBare());
  }
  return times;
}

async function startOurs(folder: string): Promise<number> {
  const server = await startBotApiServer();
  const settings = { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root, DATA_DIR: folder };
  const start = performance.now();
  const alur = await startAlur({ ...settings, LOG_LEVEL: 'info' });
  const ms = performance.now() - start;
  await alur.stop();
  await server.close();
  return ms;
}

async function startBare(): Promise<number> {
  const server = await startBotApiServer();
  const start = performance.now();
  const child = await startBareBot(server);
  const ms = performance.now() - start;
  await stopBareBot(child);
  await server.close();
  return ms;
}
