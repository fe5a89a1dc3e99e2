import type { OutboxRow } from '../workflows/records.ts';
import { backoffMs } from './backoff.ts';
import type { DeliverOutboxOptions, DeliveryProblem } from './deliver-outbox.ts';
import { deliveredOutcome, type Outcome, undeliveredOutcome, weightOf } from './delivery-outcome.ts';
import { earliest } from './earliest.ts';
import { traceOf } from './error-trace.ts';
import { type PacedChat, Pacing } from './pacing.ts';
import { pause } from './pause.ts';
import { Wait } from './wait.ts';
import type { Next } from './work-loop.ts';

const largestPage = 6400;
/** After a complaint the whole bot stops for this long at most, in case that it was meant. */
const wholePauseMs = 1000;

/** Takes the due rows of one platform to their chats: one at a time in a chat, many chats at a time. */
export class Courier {
  readonly #options: DeliverOutboxOptions;
  readonly #wake: () => void;
  readonly #concurrency: number;
  readonly #pacing = new Pacing();
  /** Chats with a row in hand. It counts as in hand until its result is committed: until then it is due. */
  readonly #inHand = new Map<string, Promise<void>>();
  /** Chats that said how long they want to be left alone. */
  readonly #resting = new Map<string, Wait>();
  readonly #stopping = new AbortController();
  /** Of the whole bot. */
  #pause = new Wait(0, 0);
  /** The platform took nothing the last time: one message at a time asks whether it is back. */
  #isAway = false;
  /** How many rows are looked at: more while those of waiting chats stand in front. */
  #page: number;

  constructor(options: DeliverOutboxOptions, wake: () => void) {
    this.#options = options;
    this.#wake = wake;
    this.#concurrency = options.concurrency ?? 30;
    this.#page = this.#smallestPage;
  }

  /** Starts what may start now; each delivery wakes the job again when it is done. */
  async setOut(): Promise<Next> {
    const now = this.#options.clock.now();
    if (this.#pause.leftMs(now.getTime()) > 0) return new Date(this.#pause.until);
    if (this.#isFull()) return null;
    const { outbox, channel } = this.#options;
    const rows = await outbox.due(channel, now.toISOString(), this.#page);
    const pacedUntil = this.#startAll(rows, now);
    if (this.#isFull()) return null;
    // Rows of chats that have to wait may hide others behind them: look further.
    if (rows.length === this.#page && this.#page < largestPage) {
      this.#page *= 2;
      return 'now';
    }
    if (rows.length < this.#page / 4) this.#page = this.#smallestPage;
    const nextAt = await outbox.nextAt(channel, now.toISOString());
    return earliest(nextAt ? new Date(nextAt) : undefined, pacedUntil);
  }

  async finish(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#inHand.values());
  }

  /** Half of the rows may belong to chats that have one in hand. */
  get #smallestPage(): number {
    return 2 * this.#concurrency;
  }

  #isFull(): boolean {
    return this.#inHand.size >= (this.#isAway ? 1 : this.#concurrency);
  }

  /** Starts the first row of each free chat; returns when the first of those that pacing holds back may go. */
  #startAll(rows: readonly OutboxRow[], now: Date): Date | undefined {
    const seen = new Set<string>();
    let shortestWait = Number.POSITIVE_INFINITY;
    for (const row of rows) {
      if (this.#isFull()) break;
      const chat = this.#chatOf(row);
      if (seen.has(chat.key) || this.#inHand.has(chat.key)) continue;
      seen.add(chat.key);
      const waitMs = Math.max(this.#restMs(chat, now), this.#pacing.waitMs(chat, weightOf(row), now.getTime()));
      if (waitMs > 0) shortestWait = Math.min(shortestWait, waitMs);
      else this.#start(row, chat);
    }
    return Number.isFinite(shortestWait) ? new Date(now.getTime() + shortestWait) : undefined;
  }

  #restMs({ key }: PacedChat, now: Date): number {
    const ms = this.#resting.get(key)?.leftMs(now.getTime()) ?? 0;
    if (ms === 0) this.#resting.delete(key);
    return ms;
  }

  #chatOf({ to }: OutboxRow): PacedChat {
    return { key: `${to.channel}:${to.chatId}`, isGroup: this.#options.isGroup(to) };
  }

  #start(row: OutboxRow, chat: PacedChat): void {
    this.#pacing.began(weightOf(row), this.#now());
    const done = this.#deliver(row, chat).finally(() => {
      this.#inHand.delete(chat.key);
      this.#wake();
    });
    this.#inHand.set(chat.key, done);
  }

  async #deliver(row: OutboxRow, chat: PacedChat): Promise<void> {
    const outcome = await this.#send(row, chat);
    this.#pacing.ended(chat, outcome.weight, this.#now());
    await this.#commit(row, outcome);
  }

  async #send(row: OutboxRow, chat: PacedChat): Promise<Outcome> {
    const { deliver, clock, log, onFinal } = this.#options;
    try {
      const delivered = await deliver(row);
      this.#isAway = false;
      return deliveredOutcome(row, delivered, clock.now());
    } catch (error) {
      const problem = this.#classify(error);
      const level = this.#isAway ? 'debug' : 'warn';
      log[level]({ outboxId: row.id, problem: problem.type, ...traceOf(error) }, 'message not delivered');
      this.#isAway = problem.type === 'away';
      if (problem.type === 'away') this.#pauseFor(problem.afterMs);
      if (problem.type === 'retry' && problem.afterMs !== undefined) this.#slowDown(chat, problem.afterMs);
      return undeliveredOutcome({ row, error, problem, now: clock.now(), onFinal });
    }
  }

  #classify(error: unknown): DeliveryProblem {
    try {
      return this.#options.classify(error);
    } catch {
      return { type: 'retry' };
    }
  }

  /** The complaint may be about this chat or about the whole bot: nobody says. */
  #slowDown(chat: PacedChat, afterMs: number): void {
    const now = this.#now();
    this.#pacing.complained(now);
    this.#resting.set(chat.key, new Wait(now, afterMs));
    this.#pauseFor(Math.min(afterMs, wholePauseMs));
  }

  #pauseFor(ms: number): void {
    const now = this.#now();
    this.#pause = new Wait(now, Math.max(this.#pause.leftMs(now), ms));
  }

  /** Not written means sent again: so it is tried for as long as it takes, and the chat waits. */
  async #commit(row: OutboxRow, { write }: Outcome): Promise<void> {
    const { store, clock, log } = this.#options;
    for (let attempt = 1, outages = 0; ; attempt += 1) {
      try {
        return await store.transact((tx) => write(tx, attempt - outages));
      } catch (error) {
        if (store.isOutage(error)) outages += 1;
        log.error({ outboxId: row.id, attempt, ...traceOf(error) }, 'delivery cannot be noted, will try again');
      }
      if (this.#stopping.signal.aborted) return;
      await pause(clock, backoffMs(attempt), this.#stopping.signal);
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
