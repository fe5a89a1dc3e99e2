import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type BotApiServer, startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { VirtualUser } from '../../playground/bot-api/virtual-user.ts';

/** A Bot API server of its own with the bare bot on it, and somebody who talks to it. */
export interface BareOffice {
  readonly server: BotApiServer;
  readonly somebody: VirtualUser;
  readonly pid: number;
  close(): Promise<void>;
}

export async function openBareOffice(): Promise<BareOffice> {
  const server = await startBotApiServer();
  const somebody = server.addUser({ firstName: 'Budi' });
  const child = await startBareBot(server);
  return {
    server,
    somebody,
    pid: child.pid ?? 0,
    async close() {
      await stopBareBot(child);
      await server.close();
    },
  };
}

/** Started when its first long poll waits. */
export async function startBareBot(server: BotApiServer): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['test/bench/bare-bot.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: { PATH: process.env.PATH ?? '', TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.root },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await server.waitFor(() => server.isPolled, 'the first poll of the bare bot', 20_000);
  return child;
}

export async function stopBareBot(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
