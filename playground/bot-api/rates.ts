const SECOND = 1_000;
const MINUTE = 60_000;
const MOST_A_SECOND = 30;
const MOST_A_MINUTE_IN_A_GROUP = 20;

/**
 * Telegram's sending rates (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): 30 messages a
 * second in all, 20 a minute in a group, one a second in a private chat. Each piece of an album counts. Whatever is more
 * than a window may go while the window is empty, else albums could not be sent at all; a private chat is busy for one
 * second for each piece afterwards.
 */
export class Rates {
  readonly #all = new Window(MOST_A_SECOND, SECOND);
  readonly #groups = new Map<number, Window>();
  readonly #privateBusyUntil = new Map<number, number>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts so many messages to the chat, or returns after how many whole seconds to try again. */
  admit(chatId: number, count: number): number {
    const now = this.#now();
    const waitMs = Math.max(this.#all.wait(count, now), this.#waitInChat(chatId, count, now));
    if (waitMs > 0) return Math.ceil(waitMs / SECOND);
    this.#all.add(count, now);
    if (chatId < 0) this.#group(chatId).add(count, now);
    else this.#privateBusyUntil.set(chatId, now + count * SECOND);
    return 0;
  }

  #waitInChat(chatId: number, count: number, now: number): number {
    if (chatId < 0) return this.#group(chatId).wait(count, now);
    return Math.max(0, (this.#privateBusyUntil.get(chatId) ?? 0) - now);
  }

  #group(chatId: number): Window {
    const window = this.#groups.get(chatId) ?? new Window(MOST_A_MINUTE_IN_A_GROUP, MINUTE);
    this.#groups.set(chatId, window);
    return window;
  }
}

/** How many messages a call sends; 0 for all that are not counted, edits among them. */
export function messagesSent(method: string, params: Readonly<Record<string, unknown>>): number {
  if (method === 'sendMediaGroup') return Array.isArray(params.media) ? params.media.length : 1;
  const isSending = method.startsWith('send') && method !== 'sendChatAction';
  return isSending || method === 'copyMessage' || method === 'forwardMessage' ? 1 : 0;
}

class Window {
  readonly #most: number;
  readonly #lengthMs: number;
  #times: number[] = [];

  constructor(most: number, lengthMs: number) {
    this.#most = most;
    this.#lengthMs = lengthMs;
  }

  /** Milliseconds until `count` more fit. */
  wait(count: number, now: number): number {
    this.#times = this.#times.filter((time) => time > now - this.#lengthMs);
    const excess = Math.min(this.#times.length, this.#times.length + count - this.#most);
    const lastToLeave = this.#times[excess - 1];
    return lastToLeave === undefined ? 0 : lastToLeave + this.#lengthMs - now;
  }

  add(count: number, now: number): void {
    for (let added = 0; added < count; added += 1) this.#times.push(now);
  }
}
