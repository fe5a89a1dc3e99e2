import type { BotApiServer } from '../../playground/bot-api/bot-api-server.ts';

/** Resolves when the bot has made no call for that long and waits for updates: what it does next disturbs no measurement. */
export async function quiet(server: BotApiServer, ms = 25): Promise<void> {
  let last = performance.now();
  const unsubscribe = server.subscribe(() => {
    last = performance.now();
  });
  while (performance.now() - last < ms || server.pendingUpdates > 0 || !server.isPolled) await pause(ms / 5);
  unsubscribe();
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
