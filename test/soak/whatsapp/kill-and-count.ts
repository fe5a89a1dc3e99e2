import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type AlurProcess, type Settings, startAlur } from '../../support/alur-process.ts';
import { type FakeGroup, FakeWhatsApp } from '../../support/fake-whatsapp/fake-whatsapp.ts';
import { linkedSettings, towardsFake } from '../../support/fake-whatsapp/linked-program.ts';
import type { Phone } from '../../support/fake-whatsapp/phone.ts';
import { until } from '../../support/fake-whatsapp/plain-client.ts';
import { newRandom } from '../../support/random.ts';

export interface SoakOptions {
  messages: number;
  kills: number;
  /** Chance of a message to be followed by the end of the connection. */
  dropChance: number;
  seed: number;
  onRound?(round: number): void;
}

export interface SoakResult {
  sent: number;
  kills: number;
  drops: number;
  /** Ids of messages that are not in the inbox. */
  lost: string[];
  /** Ids that are there more than once. */
  twice: string[];
  /** Rows that were not handled, or not without trouble. */
  unhandled: number;
  /** How often the program ended by itself. */
  ended: number;
}

/**
 * People write while the real program is killed with SIGKILL and its connection is dropped, at random moments; also while
 * it is dead. Then every message has to be in the inbox, once, and handled.
 */
export async function killAndCount(options: SoakOptions): Promise<SoakResult> {
  const soak = await Soak.open(options);
  try {
    return await soak.run();
  } finally {
    await soak.close();
  }
}

const people = 6;
const sendWithinMs = 60_000;

class Soak {
  readonly #options: SoakOptions;
  readonly #fake: FakeWhatsApp;
  readonly #settings: Settings;
  readonly #random: () => number;
  readonly #phones: Phone[];
  readonly #groups: FakeGroup[];
  readonly #sent: string[] = [];
  #program: AlurProcess | undefined;
  #drops = 0;
  #ended = 0;

  static async open(options: SoakOptions): Promise<Soak> {
    const fake = await FakeWhatsApp.start();
    return new Soak(options, fake, await linkedSettings(fake));
  }

  private constructor(options: SoakOptions, fake: FakeWhatsApp, settings: Settings) {
    this.#options = options;
    this.#fake = fake;
    this.#settings = settings;
    this.#random = newRandom(options.seed);
    this.#phones = Array.from({ length: people }, (_, index) => fake.addUser({ phone: `62811000000${index}` }));
    this.#groups = [1, 2].map((index) => fake.addGroup({ subject: `Grup ${index}`, participants: this.#phones }));
  }

  async run(): Promise<SoakResult> {
    const { kills, messages, onRound } = this.#options;
    for (let round = 1; round <= kills; round += 1) {
      await this.#start();
      const share = Math.ceil((messages - this.#sent.length) / (kills - round + 1));
      const alive = Math.ceil(share * (0.3 + 0.6 * this.#random()));
      await this.#write(alive);
      await this.#pause(this.#random() * 60);
      if (this.#program?.child.exitCode !== null) this.#ended += 1;
      await this.#program?.stop('SIGKILL');
      await this.#write(share - alive);
      onRound?.(round);
    }
    await this.#start();
    await until(() => this.#fake.pending.size === 0, sendWithinMs).catch(() => {});
    await until(() => this.#count().unhandled === 0 && this.#count().lost.length === 0, sendWithinMs).catch(() => {});
    await this.#program?.stop();
    return { sent: this.#sent.length, kills, drops: this.#drops, ended: this.#ended, ...this.#count() };
  }

  async close(): Promise<void> {
    await this.#program?.stop('SIGKILL');
    await this.#fake.close();
  }

  async #start(): Promise<void> {
    this.#program = await startAlur(this.#settings, towardsFake);
  }

  async #write(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const phone = this.#pick(this.#phones);
      const target = this.#random() < 0.4 ? 'bot' : this.#pick(this.#groups);
      const { id } = await phone.text(target, `pesan ${this.#sent.length + 1}`);
      this.#sent.push(id);
      if (this.#random() < this.#options.dropChance) this.#drop();
      await this.#pause(this.#random() * 25);
    }
  }

  #drop(): void {
    this.#drops += 1;
    this.#fake.session.drop();
  }

  /** Counted in the file itself: whoever asked the program would believe it. */
  #count() {
    const database = new SqliteDatabase(join(this.#settings.DATA_DIR ?? '', 'alur.sqlite'), { readonly: true });
    const rows = database.prepare('select external_id, status from inbox').all() as InboxLine[];
    database.close();
    const times = new Map<string, number>();
    for (const { external_id } of rows) {
      const id = external_id.split(' ')[1] ?? '';
      times.set(id, (times.get(id) ?? 0) + 1);
    }
    return {
      lost: this.#sent.filter((id) => !times.has(id)),
      twice: this.#sent.filter((id) => (times.get(id) ?? 0) > 1),
      unhandled: rows.filter(({ status }) => status !== 'handled').length,
    };
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}

interface InboxLine {
  external_id: string;
  status: string;
}
