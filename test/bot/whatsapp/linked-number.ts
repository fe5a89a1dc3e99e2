import type { Incoming, IncomingMessage, IncomingTap } from '../../../bot/incoming.ts';
import type { Link } from '../../../bot/whatsapp/client.ts';
import { connectionState } from '../../../bot/whatsapp/connection-state.ts';
import type { WhatsAppNotice } from '../../../bot/whatsapp/connection-watch.ts';
import { toText } from '../../../bot/whatsapp/to-text.ts';
import { openWhatsApp, type WhatsAppOptions, type WhatsAppPlatform } from '../../../bot/whatsapp/whatsapp-platform.ts';
import { systemClock } from '../../../jobs/system-clock.ts';
import type { Log } from '../../../workflows/ports.ts';
import { FakeWhatsApp } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import { openTestStore, type TestStore } from '../../support/open-test-store.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** The adapter with a database of its own, on a number that the fake server serves. */
export interface LinkedNumber {
  readonly fake: FakeWhatsApp;
  readonly store: TestStore;
  readonly platform: WhatsAppPlatform;
  /** What the office was told. */
  readonly notices: WhatsAppNotice[];
  readonly links: Link[];
  /** Waits until the connection is so. */
  connected(connection?: string): Promise<void>;
  /** What stands in the inbox, read, in order. */
  incoming(): Promise<Incoming[]>;
  /** The first message with that text. */
  message(text: string): Promise<IncomingMessage>;
  /** The votes so far. */
  taps(): Promise<IncomingTap[]>;
  /** Ends the adapter and begins a new one on the same database, as after a restart. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openLinkedNumber(
  options: Partial<WhatsAppOptions> & { linked?: boolean; addressing?: 'lid' | 'pn'; cannotStore?: () => boolean } = {},
): Promise<LinkedNumber> {
  const { linked = true, addressing = 'lid', cannotStore = () => false, ...more } = options;
  const fake = await FakeWhatsApp.start({ addressing });
  const undo = fake.trustInThisProcess();
  const store = await openTestStore();
  const rows = store.whatsApp(1);
  if (linked) await rows.putKeys([{ type: 'creds', id: '', value: toText(fake.linkedCreds()) }], now());
  const notices: WhatsAppNotice[] = [];
  const links: Link[] = [];
  const begin = async () => {
    const platform = openWhatsApp({
      rows,
      clock: systemClock,
      log: silent,
      dailyCap: 500,
      pauseMs: { shortest: 10, longest: 30 },
      zone: 'Asia/Jakarta',
      onLink: (link) => links.push(link),
      ...more,
    });
    await platform.start({
      keep: async (updates) => {
        if (cannotStore()) throw new Error('the disk is full');
        return store.inbox.keep('whatsapp', updates, now());
      },
      tell: (notice) => notices.push(notice),
    });
    if (linked) await number.connected();
    return platform;
  };
  let platform: WhatsAppPlatform;
  const number: LinkedNumber = {
    fake,
    store,
    get platform() {
      return platform;
    },
    notices,
    links,
    async connected(connection = 'connected') {
      await waitFor(async () => (await connectionState(rows)).connection === connection);
    },
    async incoming() {
      const pending = await store.inbox.pending(1000);
      return pending.flatMap(({ raw }) => platform.parse(raw));
    },
    message: (text) =>
      waitFor(
        async () =>
          (await number.incoming()).find((it) => it.type === 'message' && it.text === text) as
            | IncomingMessage
            | undefined,
      ),
    async taps() {
      return (await number.incoming()).filter((it) => it.type === 'tap');
    },
    async restart() {
      await platform.stop();
      await rows.putKeys([{ type: 'state', id: '', value: null }], now());
      platform = await begin();
    },
    async close() {
      await platform.stop();
      undo();
      await fake.close();
      await store.close();
    },
  };
  platform = await begin();
  return number;
}

/** Asks again and again until there is something. */
export async function waitFor<T>(ask: () => Promise<T | undefined | false>, ms = 8000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end) throw new Error(`nothing within ${ms} ms: ${ask}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const now = () => new Date().toISOString();
