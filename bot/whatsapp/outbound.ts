import type { Clock } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import { Turns } from './turns.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

export interface OutboundOptions {
  rows: Pick<WhatsAppRows, 'countSent'>;
  clock: Clock;
  /** Messages a day at most. */
  dailyCap: number;
  /** Between two messages, drawn anew each time: a person does not send two in the same instant. */
  pauseMs: { shortest: number; longest: number };
  /** When the day began that `now` is in. */
  startOfDay(now: Date): Date;
  /** Told each time that the cap keeps something back. */
  onCap(): void;
  random?: () => number;
}

/** The next day begins sometime. */
const capRetryMs = 60_000;

/** One message after the other, with a pause between them, and not more than so many a day: a machine is known by its haste. */
export class Outbound {
  readonly #options: OutboundOptions;
  readonly #turns = new Turns();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(options: OutboundOptions) {
    this.#options = options;
  }

  /** Throws `ChatError`, kind `away`, over the cap: it is sent when there is room again. */
  send<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(async () => {
      await this.#checkCap();
      await this.#pause();
      try {
        return await work();
      } finally {
        this.#lastAt = this.#now();
      }
    });
  }

  async #checkCap(): Promise<void> {
    const { rows, clock, dailyCap, startOfDay, onCap } = this.#options;
    const since = startOfDay(clock.now()).toISOString();
    if ((await rows.countSent(since)) < dailyCap) return;
    onCap();
    const details = { retryAfterMs: capRetryMs };
    throw new ChatError('away', `${dailyCap} messages were sent today, which is the most`, details);
  }

  async #pause(): Promise<void> {
    const { clock, random = Math.random } = this.#options;
    const { shortest, longest } = this.#options.pauseMs;
    const pauseMs = shortest + random() * (longest - shortest);
    // Where the clock was set back, the last message was sent in what is the future now.
    const leftMs = Math.min(pauseMs, this.#lastAt + pauseMs - this.#now());
    if (leftMs > 0) await new Promise<void>((resolve) => clock.after(leftMs, resolve));
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
