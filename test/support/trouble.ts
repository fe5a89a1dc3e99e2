import { ChatError } from '../../bot/chat-error.ts';
import type { ConnectedChat } from '../../connect-chats.ts';
import { beforeEachStatement } from './before-each-statement.ts';
import { diskFull } from './failing-statements.ts';
import { newRandom } from './random.ts';

/** How often each goes wrong. */
const chances = { statement: 1 / 150, notSent: 0.05, answerLost: 0.05, busy: 0.02, storedNotConfirmed: 0.1 };
type Kind = keyof typeof chances;

/** What goes wrong by chance, the same in every run, while it is on: statements of the store, calls of a chat, intake. */
export class Trouble {
  on = false;
  /** How often each has happened. */
  readonly met: Record<Kind, number> = { statement: 0, notSent: 0, answerLost: 0, busy: 0, storedNotConfirmed: 0 };
  readonly #random: () => number;
  readonly restore: () => void;

  constructor(seed: number) {
    this.#random = newRandom(seed);
    this.restore = beforeEachStatement((sql) => {
      // Undoing needs no room: SQLite never fails there.
      if (!sql.startsWith('rollback') && this.#meets('statement')) throw diskFull();
    });
  }

  /** The same chat, as troubled networks and disks show it. */
  around(chat: ConnectedChat): ConnectedChat {
    const { platform } = chat;
    return {
      ...chat,
      platform: {
        ...platform,
        send: this.#call(platform.send),
        edit: this.#call(platform.edit),
        remove: this.#call(platform.remove),
        download: this.#call(platform.download),
      },
      startIntake: (keep, tell) => chat.startIntake((updates) => this.#untilConfirmed(() => keep(updates)), tell),
    };
  }

  #call<Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) {
    return async (...given: Given): Promise<Result> => {
      if (this.#meets('notSent')) throw new ChatError('failed', 'it never arrived');
      if (this.#meets('busy')) throw new ChatError('busy', 'too much', { retryAfterMs: 1000 });
      const result = await call(...given);
      if (this.#meets('answerLost')) throw new ChatError('failed', 'it arrived, and the answer did not');
      return result;
    };
  }

  /** A chat brings an update again until it hears that it was stored. */
  async #untilConfirmed(keep: () => Promise<number>): Promise<number> {
    for (;;) {
      const kept = await keep().catch(() => undefined);
      if (kept !== undefined && !this.#meets('storedNotConfirmed')) return kept;
    }
  }

  #meets(kind: Kind): boolean {
    if (!this.on || this.#random() >= chances[kind]) return false;
    this.met[kind] += 1;
    return true;
  }
}
