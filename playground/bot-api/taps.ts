import { randomBytes } from 'node:crypto';
import { badRequest } from './api-error.ts';
import type { TapAnswer } from './virtual-user.ts';

/** Telegram takes an answer for about this long. */
const LIFETIME_MS = 15_000;

interface OpenTap {
  readonly userId: number;
  readonly at: number;
  answered: boolean;
  resolve(answer: TapAnswer): void;
}

/** Button taps (callback queries) by id, until they are answered or too old. */
export class Taps {
  readonly #open = new Map<string, OpenTap>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  begin(userId: number, timeoutMs: number): { id: string; answer: Promise<TapAnswer> } {
    const id = randomBytes(8).readBigUInt64BE().toString();
    const { promise, resolve } = Promise.withResolvers<TapAnswer>();
    const timer = setTimeout(() => resolve({}), timeoutMs);
    const finish = (given: TapAnswer) => {
      clearTimeout(timer);
      resolve(given);
    };
    this.#open.set(id, { userId, at: this.#now(), answered: false, resolve: finish });
    this.#forgetOld();
    return { id, answer: promise };
  }

  /** Returns who tapped. A second answer in time is accepted and shown to nobody, as by Telegram. */
  answer(id: string, answer: TapAnswer): { userId: number; isFirst: boolean } {
    const tap = this.#open.get(id);
    if (!tap || this.#now() - tap.at > LIFETIME_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    const isFirst = !tap.answered;
    tap.answered = true;
    tap.resolve(answer);
    return { userId: tap.userId, isFirst };
  }

  /** Everybody still waiting hears nothing. */
  release(): void {
    for (const tap of this.#open.values()) tap.resolve({});
    this.#open.clear();
  }

  #forgetOld(): void {
    for (const [id, tap] of this.#open) {
      if (this.#now() - tap.at <= LIFETIME_MS) return;
      this.#open.delete(id);
    }
  }
}
