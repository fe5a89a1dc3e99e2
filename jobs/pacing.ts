import { Wait } from './wait.ts';

/**
 * Telegram's sending rates (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): one message a
 * second in a private chat, 20 a minute in a group, 30 a second in all; each piece of an album counts. In practice it
 * allows bursts well over them, so nothing is held back before it complains once; then they are kept for ten minutes.
 */
const secondMs = 1000;
const groupWindow = { most: 20, lengthMs: 60_000 };
/** A little longer than a second: messages do not travel equally fast. */
const wholeWindow = { most: 30, lengthMs: 1050 };
const carefulForMs = 10 * 60_000;
const forgetAbove = 1000;

export interface PacedChat {
  key: string;
  isGroup: boolean;
}

/** All times are milliseconds of one clock, which comes in. */
export class Pacing {
  readonly #whole = new Window(wholeWindow);
  readonly #groups = new Map<string, Window>();
  readonly #privateBusy = new Map<string, Wait>();
  #carefulUntil = 0;

  /** The chat said that it was too much. */
  complained(now: number): void {
    this.#carefulUntil = now + carefulForMs;
  }

  /** How long a message that counts as `weight` has to wait. */
  waitMs(chat: PacedChat, weight: number, now: number): number {
    if (weight === 0 || now >= this.#carefulUntil) return 0;
    return Math.max(this.#whole.waitMs(weight, now), this.#waitInChatMs(chat, weight, now));
  }

  /** A message sets out. */
  began(weight: number, now: number): void {
    this.#whole.add(weight, now);
  }

  /** It has certainly arrived: the pause in its chat is counted from here. */
  ended(chat: PacedChat, weight: number, now: number): void {
    if (weight === 0) return;
    if (chat.isGroup) this.#group(chat.key).add(weight, now);
    else this.#privateBusy.set(chat.key, new Wait(now, weight * secondMs));
    this.#forgetQuietChats(now);
  }

  #waitInChatMs(chat: PacedChat, weight: number, now: number): number {
    if (chat.isGroup) return this.#groups.get(chat.key)?.waitMs(weight, now) ?? 0;
    return this.#privateBusy.get(chat.key)?.leftMs(now) ?? 0;
  }

  #group(key: string): Window {
    const window = this.#groups.get(key) ?? new Window(groupWindow);
    this.#groups.set(key, window);
    return window;
  }

  #forgetQuietChats(now: number): void {
    if (this.#groups.size + this.#privateBusy.size <= forgetAbove) return;
    for (const [key, window] of this.#groups) if (window.isEmpty(now)) this.#groups.delete(key);
    for (const [key, wait] of this.#privateBusy) if (wait.leftMs(now) === 0) this.#privateBusy.delete(key);
  }
}

/** At most so many in any stretch of so many milliseconds; what is more than that by itself may go when it is empty. */
class Window {
  readonly #most: number;
  readonly #lengthMs: number;
  /** The newest ones, oldest first: older ones than the newest `most` decide nothing. */
  #times: number[] = [];

  constructor({ most, lengthMs }: { most: number; lengthMs: number }) {
    this.#most = most;
    this.#lengthMs = lengthMs;
  }

  waitMs(weight: number, now: number): number {
    const mayStay = Math.max(0, this.#most - weight);
    const mustLeave = this.#times.at(-mayStay - 1);
    return mustLeave === undefined ? 0 : Math.max(0, Math.min(this.#lengthMs, mustLeave + this.#lengthMs - now));
  }

  add(weight: number, now: number): void {
    this.#times = [...this.#times, ...Array<number>(weight).fill(now)].slice(-this.#most);
  }

  isEmpty(now: number): boolean {
    return (this.#times.at(-1) ?? 0) + this.#lengthMs <= now;
  }
}
