import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type App, startApp } from '../../app.ts';
import { loadConfig } from '../../config.ts';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { openStorage, type Storage } from '../../storage/open-storage.ts';
import type { Role } from '../../workflows/people.ts';
import type { Write } from '../../workflows/writes.ts';
import { newDataFolder, type Settings } from '../support/alur-process.ts';
import { FakeClock } from '../support/fake-clock.ts';
import type { Deed } from '../support/procedure-model.ts';
import { Trouble } from '../support/trouble.ts';
import { WordChat, type WordMessage, type WordPerson } from '../support/word-chat.ts';
import { admin, chief, deputy, officer, stranger, thursday } from '../workflows/given.ts';
import { waitingRows } from './in-process.ts';

const group = '555@g.us';
const holders: readonly (readonly [number, Role])[] = [
  [officer, 'fieldTeam'],
  [admin, 'admin'],
  [deputy, 'deputyEditor'],
  [chief, 'chiefEditor'],
];

/** The whole program in this process, in one chat in memory, where anything that can go wrong does. */
export class TroubledOffice {
  readonly clock = new FakeClock(thursday);
  readonly chat = new WordChat(this.clock);
  readonly trouble: Trouble;
  readonly settings: Settings;
  readonly #people = new Map<number, WordPerson>();
  #app: App | undefined;

  static async open(seed: number, settings: Settings = {}): Promise<TroubledOffice> {
    const office = new TroubledOffice(seed, settings);
    await office.#appoint();
    await office.#start();
    return office;
  }

  private constructor(seed: number, settings: Settings) {
    const own = { DATA_DIR: newDataFolder(), SETTLE_SECONDS: '0', PORT: '0', PLATFORMS: 'instagram,website' };
    this.settings = { ...own, ...settings };
    this.trouble = new Trouble(seed);
  }

  person(who: number): WordPerson {
    const person = this.#people.get(who) ?? this.chat.person(`Orang ${who}`);
    this.#people.set(who, person);
    return person;
  }

  /** A package that is complete at once, and so goes in by itself. */
  async handIn(code: string): Promise<void> {
    const text = `Kegiatan: ${code}\nJenis: infografis\nCaption: Caption ${code}`;
    await this.chat.sendPhoto(this.person(officer), sampleJpeg(code), { text, group });
  }

  /** Says or taps what leads to the deed, whoever that may be. */
  async tryTo({ who, word, step, revision }: Deed, code: string): Promise<void> {
    const person = this.person(who);
    const tap = (data: string) => this.chat.vote(person, unknownCopy(person, code), { data });
    switch (word) {
      case 'accept':
        return tap(`accept:${code}:${step}:${revision}`);
      case 'reject':
        await tap(`reject:${code}:${step}:${revision}`);
        await this.chat.say(person, 'Fotonya kurang jelas.');
        return;
      case 'handIn':
        return tap(`handIn:${code}`);
      case 'link':
        if (who === officer || who === stranger) return tap(`link:${code}:instagram`);
        await this.chat.say(person, `https://instagram.com/p/${code} https://kab.kpu.go.id/${code}`, {
          to: unknownCopy(person, code),
        });
        return;
      case 'withdraw':
        await this.chat.say(person, `/tarik ${code} salah kirim`);
        return;
      default:
        return word satisfies never;
    }
  }

  /** Stopped amid the trouble, and started again without: a start that meets a full disk is refused. */
  async restart(): Promise<void> {
    await this.#app?.stop();
    const { on } = this.trouble;
    this.trouble.on = false;
    await this.#start();
    this.trouble.on = on;
  }

  /** Waits for nothing that follows. */
  async amidTrouble(does: () => Promise<void>): Promise<void> {
    this.trouble.on = true;
    await does();
  }

  /** Lets so much time pass, and files be written meanwhile. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) await this.#tick(500);
  }

  /** Lets time pass in small steps until it is so; the machine may be slow. */
  async until(isSo: () => boolean): Promise<void> {
    for (let step = 0; step < 1000; step += 1) {
      if (isSo()) return;
      await this.#tick(10);
    }
    throw new Error('Never came to be');
  }

  /** Lets time pass until everything has had its consequences, whatever goes wrong meanwhile. */
  async settle(): Promise<void> {
    const { on } = this.trouble;
    for (let step = 0; step < 2000; step += 1) {
      await this.clock.advance(500);
      this.trouble.on = false;
      const waiting = waitingRows(this.settings, this.clock.now());
      if (waiting === 0) return;
      this.trouble.on = on;
    }
    throw new Error('Something waits for ever');
  }

  groupHears(text: string): boolean {
    return this.chat.latest(group, text) !== undefined;
  }

  /** Somebody was told of the package after so many messages. */
  wasTold(code: string, after: number): boolean {
    return this.chat.messages.slice(after).some(({ text, fromBot }) => fromBot && text.includes(code));
  }

  /** The machine slept until then. */
  async sleepUntil(time: string): Promise<void> {
    this.clock.jump(Date.parse(time) - this.clock.now().getTime());
    await this.settle();
  }

  async verify() {
    const storage = await this.#openStorage({ readonly: true });
    try {
      return await storage.verify();
    } finally {
      await storage.close();
    }
  }

  /** As another process reads the file. */
  rows(sql: string): unknown[] {
    const database = new SqliteDatabase(join(this.settings.DATA_DIR ?? '', 'alur.sqlite'), { readonly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  async close(): Promise<void> {
    this.trouble.on = false;
    await this.#app?.stop();
    this.trouble.restore();
  }

  async #tick(ms: number): Promise<void> {
    await this.clock.advance(ms);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }

  async #start(): Promise<void> {
    const log = { debug() {}, info() {}, warn() {}, error() {} };
    const onFatal = (error: Error) => {
      throw error;
    };
    const connect = async () => [this.trouble.around(this.chat.connected())];
    const deps = { clock: this.clock, log, signal: new AbortController().signal, onFatal, connect };
    this.#app = await startApp(loadConfig(this.settings), deps);
  }

  #openStorage(options: { readonly?: boolean } = {}): Promise<Storage> {
    const dataDir = this.settings.DATA_DIR ?? '';
    const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
    return openStorage({ dataDir, file: join(dataDir, 'alur.sqlite'), ...calendar, ...options });
  }

  async #appoint(): Promise<void> {
    const storage = await this.#openStorage();
    const { channel } = this.chat;
    await storage.store.transact(async (tx) => {
      const address = { channel, chatId: group, threadId: null };
      const writes: Write[] = [];
      for (const [who, role] of holders) {
        const { userId, name } = this.person(who);
        const person = await tx.ensurePerson(1, { channel, userId, name, username: null }, thursday);
        writes.push({ type: 'grantRole', officeId: 1, person, role, by: null, at: thursday });
        writes.push({ type: 'markReachable', channel, userId, reachable: true });
      }
      writes.push({ type: 'installGroup', officeId: 1, group: address, title: 'Tim', by: 2, at: thursday });
      await tx.apply(writes);
    });
    await storage.close();
  }
}

/** A message of the bot whose id it never learned: the code stands in it. */
function unknownCopy({ userId }: WordPerson, code: string): WordMessage {
  const none = { poll: null, media: null, file: null, replyTo: null, edits: 0 };
  return { id: 'unknown', chatId: userId, fromBot: true, text: `${code} · ${code}`, ...none };
}
