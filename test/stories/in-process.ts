import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type App, startApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { type ConnectedChat, connectChats } from '../../connect-chats.ts';
import { type BotApiServer, startBotApiServer } from '../../playground/bot-api/bot-api-server.ts';
import type { Log } from '../../workflows/ports.ts';
import { newDataFolder, type Settings } from '../support/alur-process.ts';
import { FakeClock } from '../support/fake-clock.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The same program in this process, with a clock that the test moves. */
export interface TimedOffice {
  readonly server: BotApiServer;
  readonly clock: FakeClock;
  readonly settings: Settings;
  /** Sets the clock to that moment, as if the machine had slept until then. */
  sleepUntil(time: string): Promise<void>;
  /** Lets time pass until everything that came in has had its consequences. */
  settle(): Promise<void>;
  /** Lets time pass in small steps until the probe finds something. */
  waitFor<T>(probe: () => T | undefined | false, what: string): Promise<T>;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openTimedOffice(
  startsAt: string,
  owner: number,
  more: Settings = {},
  moreChats: (clock: FakeClock) => ConnectedChat[] = () => [],
): Promise<TimedOffice> {
  const clock = new FakeClock(startsAt);
  const server = await startBotApiServer({ now: () => clock.now().getTime() });
  const settings: Settings = {
    TELEGRAM_BOT_TOKEN: server.token,
    TELEGRAM_API_ROOT: server.root,
    DATA_DIR: newDataFolder(),
    OWNERS: `telegram:${owner}`,
    SETTLE_SECONDS: '0',
    PORT: '0',
    ...more,
  };
  const config = loadConfig(settings);
  let app: App | undefined;
  const office: TimedOffice = {
    server,
    clock,
    settings,
    async sleepUntil(time) {
      clock.jump(Date.parse(time) - clock.now().getTime());
      await clock.advance(2000);
    },
    settle: () => passUntilQuiet(clock, server, settings),
    waitFor: (probe, what) => passTime(clock, server, probe, what),
    async start() {
      const deps = { clock, log: silent, signal: new AbortController().signal };
      const chats = moreChats(clock);
      const connect: typeof connectChats = async (...all) => [...(await connectChats(...all)), ...chats];
      app = await startApp(config, {
        ...deps,
        connect,
        onFatal: (error) => {
          throw error;
        },
      });
    },
    async stop() {
      await app?.stop();
      app = undefined;
    },
    async close() {
      await office.stop();
      await server.close();
    },
  };
  await office.start();
  return office;
}

const steps = 100;

/** Nothing on its way in, nothing in hand, nothing due. */
async function passUntilQuiet(clock: FakeClock, server: BotApiServer, settings: Settings): Promise<void> {
  for (let step = 0; step < 60 * steps; step += 1) {
    // What has to wait waits for a second or two; after that the machine is slow, not the office.
    await clock.advance(step < 40 ? 100 : 10);
    if (server.pendingUpdates === 0 && waitingRows(settings, clock.now()) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('Something waits for ever');
}

/** Rows that want something done by then. */
export function waitingRows(settings: Settings, now: Date): number {
  const database = new Database(join(settings.DATA_DIR ?? '', 'alur.sqlite'), { readonly: true });
  try {
    const count = database.prepare(`select (select count(*) from inbox where status = 'pending')
      + (select count(*) from outbox where status = 'pending') + (select count(*) from pieces where state = 'fetching')
      + (select count(*) from reminders where done_at is null and due_at <= ?)`);
    return count.pluck().get(now.toISOString()) as number;
  } finally {
    database.close();
  }
}

async function passTime<T>(
  clock: FakeClock,
  server: BotApiServer,
  probe: () => T | undefined | false,
  what: string,
): Promise<T> {
  for (let step = 0; step < 4 * steps; step += 1) {
    // After twenty seconds the machine is slow, not the office.
    await clock.advance(step < steps ? 200 : 10);
    const found = await server.waitFor(probe, what, 40).catch(() => undefined);
    if (found) return found;
  }
  throw new Error(`Never seen: ${what}`);
}
