/**
 * A local Telegram Bot API (10.1) for tests, benchmarks and the playground: real Bot API clients talk to it over HTTP, and
 * virtual people on the other side write, tap and look on in process.
 *
 *   const server = await startBotApiServer();
 *   const api = new Api(server.token, { apiRoot: server.root });
 *   const ani = server.addUser({ firstName: 'Ani' });
 *   ani.start();
 *   await api.sendMessage(ani.id, 'Halo', { reply_markup: ... });
 *   await ani.tap(ani.inbox[0], 'Terima');
 *
 * Every call is checked against the description of the Bot API; what is against it stands in `violations`, and is refused
 * where Telegram refuses. `faults` breaks calls, `rates: true` enforces Telegram's sending rates.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiCall } from './api-call.ts';
import { CallLog } from './call-log.ts';
import { type Change, Changes } from './changes.ts';
import type { ChatMessage, TelegramChat } from './chat-message.ts';
import { type Access, Chats } from './chats.ts';
import type { ListedCommand } from './commands-in.ts';
import type { Faults } from './fault.ts';
import { FaultPlan } from './faults.ts';
import { Files, type StoredFile } from './files.ts';
import { createRouter } from './http-router.ts';
import { type Memory, remember } from './memory.ts';
import { Rates } from './rates.ts';
import { RunningServer } from './running-server.ts';
import { Taps } from './taps.ts';
import type { Telegram } from './telegram.ts';
import { UpdatesQueue } from './updates-queue.ts';
import type { VirtualGroup } from './virtual-group.ts';
import type { VirtualUser } from './virtual-user.ts';
import { WebhookDelivery } from './webhook-delivery.ts';

const DEFAULT_TOKEN = '123456789:TEST-token-of-the-local-bot-api-000';
const PUBLIC_DOWNLOAD_LIMIT = 20 * 1024 * 1024;

export interface BotApiServerOptions {
  token?: string;
  botUsername?: string;
  /** Default 0: a free one. */
  port?: number;
  /** Enforces Telegram's sending rates. */
  rates?: boolean;
  /** Milliseconds; dates of messages, age of taps and sending rates go by it. */
  now?: () => number;
  /** getFile over it answers 400; default 20 MiB. */
  maxDownloadBytes?: number;
  /** Default true; false is privacy mode. */
  canReadAllGroupMessages?: boolean;
  /** Keeps people, chats, files and unconfirmed updates beyond the end of this server; default: nothing does. */
  memory?: Memory;
}

export interface BotApiServer {
  readonly root: string;
  readonly token: string;
  readonly botUsername: string;
  /** The newest calls, oldest first. */
  readonly calls: readonly ApiCall[];
  /** What the bot did against the description of the Bot API. */
  readonly violations: readonly string[];
  readonly faults: Faults;
  /** Updates that the bot has not confirmed yet. */
  readonly pendingUpdates: number;
  /** A long poll is waiting: the bot is up and has nothing to do. */
  readonly isPolled: boolean;
  addUser(user: { id?: number; firstName: string; lastName?: string; username?: string }): VirtualUser;
  addGroup(group: {
    title: string;
    members: readonly VirtualUser[];
    supergroup?: boolean;
    forum?: boolean;
    botIsAdmin?: boolean;
  }): VirtualGroup;
  /** Everybody, also those whom the memory brought back. */
  readonly users: readonly VirtualUser[];
  readonly groups: readonly VirtualGroup[];
  file(fileId: string): StoredFile | undefined;
  /** What a client lists there when somebody types a slash. */
  commandsIn(chatId: number): readonly ListedCommand[];
  message(chatId: number, messageId: number): ChatMessage | undefined;
  chat(chatId: number): Chat;
  subscribe(listener: (change: Change) => void): () => void;
  waitFor<T>(probe: () => T | undefined | false, what?: string, timeoutMs?: number): Promise<T>;
  pushRawUpdate(update: Readonly<Record<string, unknown>>): number;
  close(): Promise<void>;
}

/** A chat as its people see it now. */
export interface Chat {
  readonly id: number;
  readonly type: TelegramChat['type'];
  readonly title: string | undefined;
  /** Of a private chat: whether the bot may write to that person. */
  readonly access: Access;
  /** In order, edits applied, deleted ones gone. */
  readonly messages: readonly ChatMessage[];
  /** Emoji that the bot put on messages, by message id. */
  readonly reactions: ReadonlyMap<number, readonly string[]>;
}

export async function startBotApiServer(options: BotApiServerOptions = {}): Promise<BotApiServer> {
  const { token = DEFAULT_TOKEN, now = Date.now } = options;
  const telegram = createTelegram(options, token, now);
  if (options.memory) remember(telegram, options.memory);
  const violations: string[] = [];
  const calls = new CallLog(telegram.changes);
  const faults = new FaultPlan((on) => (on ? http.closeAllConnections() : telegram.webhook.resume()));
  const rates = options.rates ? new Rates(now) : undefined;
  const http = createServer(createRouter({ token, desk: { telegram, rates, violations }, calls, faults }));
  telegram.updates.onWaiting = () => telegram.changes.emit({ type: 'polling' });
  telegram.updates.duplicates = () => faults.drawDuplicate();
  telegram.webhook.isPaused = () => faults.isOut;
  const port = await listen(http, options.port ?? 0);
  return new RunningServer({ root: `http://127.0.0.1:${port}`, token, telegram, violations, calls, faults, http });
}

function createTelegram(options: BotApiServerOptions, token: string, now: () => number): Telegram {
  const updates = new UpdatesQueue();
  const {
    botUsername = 'alur_bot',
    maxDownloadBytes = PUBLIC_DOWNLOAD_LIMIT,
    canReadAllGroupMessages = true,
  } = options;
  // From the time on, so that an album of this server is never taken for one of an earlier server.
  let lastAlbum = 13_900_000_000_000_000n + BigInt(Date.now());
  return {
    bot: { id: Number(token.split(':')[0]), is_bot: true, first_name: 'Alur', username: botUsername },
    chats: new Chats(),
    files: new Files(),
    updates,
    webhook: new WebhookDelivery(updates, now),
    taps: new Taps(now),
    changes: new Changes(),
    profile: new Map(),
    maxDownloadBytes,
    canReadAllGroupMessages,
    now,
    newAlbumId: () => String(++lastAlbum),
  };
}

function listen(http: Server, port: number): Promise<number> {
  // A client may keep a connection as long as it likes: one closed under its hands looks like a fault that nobody set.
  http.keepAliveTimeout = 0;
  http.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}
