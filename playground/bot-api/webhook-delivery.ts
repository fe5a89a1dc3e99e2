import type { UpdatesQueue } from './updates-queue.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secretToken: string | undefined;
  readonly maxConnections: number;
  readonly hasCertificate: boolean;
}

const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;

/** Posts updates to the bot's webhook, one after the other in order; one that is not answered with 2xx is tried again. */
export class WebhookDelivery {
  settings: WebhookSettings | undefined;
  lastError: { readonly at: number; readonly text: string } | undefined;
  /** Nothing is delivered while this says so. */
  isPaused: () => boolean = () => false;
  readonly #updates: UpdatesQueue;
  readonly #now: () => number;
  #running = false;
  #failures = 0;
  #retry: NodeJS.Timeout | undefined;
  readonly #stopped = new AbortController();

  constructor(updates: UpdatesQueue, now: () => number) {
    this.#updates = updates;
    this.#now = now;
    updates.onArrival(() => this.resume());
  }

  set(settings: WebhookSettings | undefined): void {
    this.settings = settings;
    this.lastError = undefined;
    this.#failures = 0;
    this.resume();
  }

  resume(): void {
    clearTimeout(this.#retry);
    if (this.#running || !this.settings) return;
    this.#running = true;
    void this.#deliverAll().finally(() => {
      this.#running = false;
    });
  }

  stop(): void {
    this.settings = undefined;
    this.#stopped.abort();
    clearTimeout(this.#retry);
  }

  async #deliverAll(): Promise<void> {
    for (let update = this.#updates.first(); update && this.settings; update = this.#updates.first()) {
      const { settings } = this;
      if (this.isPaused() || !(await this.#deliver(settings, update))) return this.#retryLater();
      this.#failures = 0;
      if (this.#updates.duplicates()) await this.#deliver(settings, update);
      this.#updates.confirm(update.update_id + 1);
    }
  }

  async #deliver({ url, secretToken }: WebhookSettings, update: object): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secretToken !== undefined && { 'x-telegram-bot-api-secret-token': secretToken }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([AbortSignal.timeout(60_000), this.#stopped.signal]),
      });
      await response.arrayBuffer();
      if (response.ok) return true;
      this.#fail(`Wrong response from the webhook: ${response.status} ${response.statusText}`);
    } catch {
      this.#fail('Connection refused');
    }
    return false;
  }

  #fail(text: string): void {
    this.#failures += 1;
    this.lastError = { at: this.#now(), text };
  }

  #retryLater(): void {
    if (!this.settings) return;
    const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, this.#failures - 1));
    this.#retry = setTimeout(() => this.resume(), delay);
  }
}
