import { onTestFinished } from 'vitest';
import { connectTelegram, type TelegramOptions } from '../../../bot/telegram/telegram-platform.ts';
import { systemClock } from '../../../jobs/system-clock.ts';
import { type BotApiServerOptions, startBotApiServer } from '../../../playground/bot-api/bot-api-server.ts';
import { RememberedLog } from '../../jobs/memory-rows.ts';

/** A Telegram server for one test, the adapter connected to it, and Ani, who has pressed Start. */
export async function openPlatform(options: BotApiServerOptions = {}, more: Partial<TelegramOptions> = {}) {
  const server = await startBotApiServer(options);
  onTestFinished(() => server.close());
  const log = new RememberedLog();
  const { token, root: apiRoot } = server;
  const telegram = await connectTelegram({ token, apiRoot, clock: systemClock, log, ...more });
  onTestFinished(() => telegram.close());
  const ani = server.addUser({ firstName: 'Ani', lastName: 'Wijaya', username: 'ani_tim' });
  ani.start();
  const toAni = { channel: 'telegram', chatId: String(ani.id), threadId: null };
  return { server, telegram, log, ani, toAni };
}

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => {
      throw new Error('was not refused');
    },
    (error: unknown) => error,
  );
}
