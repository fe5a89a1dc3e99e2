import type { Server } from 'node:http';
import type { ApiCall } from './api-call.ts';
import type { BotApiServer, Chat } from './bot-api-server.ts';
import type { CallLog } from './call-log.ts';
import type { Change } from './changes.ts';
import type { ChatMessage, TelegramUser } from './chat-message.ts';
import type { ChatRoom } from './chats.ts';
import { commandsIn, type ListedCommand } from './commands-in.ts';
import { defined } from './defined.ts';
import { describeChats } from './describe-chats.ts';
import type { Faults } from './fault.ts';
import type { FaultPlan } from './faults.ts';
import type { StoredFile } from './files.ts';
import { Group, seat } from './groups.ts';
import { Person } from './people.ts';
import type { Telegram } from './telegram.ts';
import type { VirtualGroup } from './virtual-group.ts';
import type { VirtualUser } from './virtual-user.ts';
import { waitFor } from './wait-for.ts';

/** What a running server is made of. */
export interface ServerParts {
  readonly root: string;
  readonly token: string;
  readonly telegram: Telegram;
  readonly violations: readonly string[];
  readonly calls: CallLog;
  readonly faults: FaultPlan;
  readonly http: Server;
}

/** The server as tests and the playground hold it. */
export class RunningServer implements BotApiServer {
  readonly root: string;
  readonly token: string;
  readonly violations: readonly string[];
  readonly faults: Faults;
  readonly #telegram: Telegram;
  readonly #calls: CallLog;
  readonly #http: Server;
  readonly #people = new Map<number, Person>();

  constructor({ root, token, telegram, violations, calls, faults, http }: ServerParts) {
    this.root = root;
    this.token = token;
    this.violations = violations;
    this.faults = faults;
    this.#telegram = telegram;
    this.#calls = calls;
    this.#http = http;
    for (const room of telegram.chats.all) if (room.person) this.#sitDown(room, room.person);
  }

  get botUsername(): string {
    return this.#telegram.bot.username;
  }

  get calls(): readonly ApiCall[] {
    return this.#calls.kept;
  }

  get pendingUpdates(): number {
    return this.#telegram.updates.size;
  }

  get isPolled(): boolean {
    return this.#telegram.updates.isPolled;
  }

  addUser({ id, firstName, lastName, username }: Parameters<BotApiServer['addUser']>[0]): VirtualUser {
    const names = { first_name: firstName, ...defined({ last_name: lastName, username }), language_code: 'id' };
    const { bot, chats } = this.#telegram;
    const room = chats.openPrivate({ id, is_bot: false, ...names });
    const account = { id: room.id, is_bot: false, ...names };
    room.members.set(account.id, { user: account, status: 'member' });
    room.members.set(bot.id, { user: bot, status: 'member' });
    this.#telegram.changes.emit({ type: 'chat', chatId: room.id });
    return this.#sitDown(room, account);
  }

  #sitDown(room: ChatRoom, account: TelegramUser): Person {
    const person = new Person(this.#telegram, room, account);
    this.#people.set(person.id, person);
    return person;
  }

  get users(): readonly VirtualUser[] {
    return [...this.#people.values()];
  }

  get groups(): readonly VirtualGroup[] {
    const rooms = [...this.#telegram.chats.all].filter(({ type, migratedTo }) => type !== 'private' && !migratedTo);
    return rooms.map((room) => new Group(this.#telegram, room, (id) => this.#people.get(id)));
  }

  file(fileId: string): StoredFile | undefined {
    return this.#telegram.files.find(fileId);
  }

  commandsIn(chatId: number): readonly ListedCommand[] {
    return commandsIn(this.#telegram, chatId);
  }

  addGroup({ title, members, supergroup, forum, botIsAdmin }: Parameters<BotApiServer['addGroup']>[0]): VirtualGroup {
    const room = this.#telegram.chats.openGroup(title, supergroup || forum ? 'supergroup' : 'group', forum);
    seat(this.#telegram, room, members, botIsAdmin ?? false);
    this.#telegram.changes.emit({ type: 'chat', chatId: room.id });
    return new Group(this.#telegram, room, (id) => this.#people.get(id));
  }

  message(chatId: number, messageId: number): ChatMessage | undefined {
    return this.#telegram.chats.find(chatId)?.message(messageId);
  }

  chat(chatId: number): Chat {
    const room = this.#telegram.chats.find(chatId);
    if (!room) throw new Error(`There is no chat ${chatId}`);
    return room;
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.#telegram.changes.subscribe(listener);
  }

  waitFor<T>(probe: () => T | undefined | false, what = 'what was expected', timeoutMs = 5_000): Promise<T> {
    const describe = () => `Waited ${timeoutMs} ms for ${what}. Last messages:\n${describeChats(this.#telegram.chats)}`;
    return waitFor(this.#telegram.changes, probe, timeoutMs, describe);
  }

  pushRawUpdate(update: Readonly<Record<string, unknown>>): number {
    return this.#telegram.updates.pushRaw(update);
  }

  async close(): Promise<void> {
    this.#telegram.updates.release();
    this.#telegram.taps.release();
    this.#telegram.webhook.stop();
    const closed = new Promise((resolve) => this.#http.close(resolve));
    this.#http.closeAllConnections();
    await closed;
  }
}
