import type { Instant } from '../../workflows/deadlines.ts';
import { Client, type ClientOptions, type ConnectionNews } from './client.ts';
import { rememberState } from './connection-state.ts';
import type { KeepUpdates } from './intake.ts';
import { userOf } from './whatsapp-ids.ts';

export interface ShortSessionOptions extends Omit<ClientOptions, 'onConnection'> {
  /** What comes meanwhile is not to be lost. */
  keep: KeepUpdates;
  /** How long to wait for the number to be linked and connected. */
  withinMs: number;
}

/** WhatsApp did not connect: the message says why. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
}

/** Links the number where it is not linked yet, and connects once; its digits. Throws `NotConnected`. */
export function linkOnce(options: ShortSessionOptions): Promise<string> {
  return connectOnce(options, async (_client, phone) => phone);
}

/** Tells WhatsApp to forget this device, and forgets its session. Throws `NotConnected`: then the session stays. */
export function logOutOnce(options: ShortSessionOptions): Promise<string> {
  return connectOnce(options, async (client, phone) => {
    await client.logOut();
    return phone;
  });
}

async function connectOnce<T>(
  options: ShortSessionOptions,
  use: (client: Client, phone: string) => Promise<T>,
): Promise<T> {
  const { rows, clock, keep, withinMs } = options;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const now = (): Instant => clock.now().toISOString();
  const onConnection = (news: ConnectionNews) => {
    if (news.type === 'connected')
      rememberState(rows, news, now()).then(() => resolve(userOf(news.me.pn) ?? ''), reject);
    // Logged out means here that it begins to be linked anew.
    if (news.type === 'stopped' && news.why !== 'loggedOut') reject(new NotConnected(`WhatsApp said: ${news.why}`));
  };
  const client = new Client({ ...options, onConnection });
  const giveUp = clock.after(withinMs, () => reject(new NotConnected('WhatsApp did not connect in time')));
  try {
    await client.start(keep);
    return await use(client, await promise);
  } finally {
    giveUp();
    await client.stop();
  }
}
