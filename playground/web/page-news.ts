import type { Log } from '../../workflows/ports.ts';
import { OfficeLog } from '../office/office-log.ts';
import { type OfficeState, officeState } from '../office/office-state.ts';
import type { News, Stage } from '../office/stage.ts';
import {
  type ChatState,
  type ClockState,
  chatState,
  clockState,
  type PageState,
  pageState,
  type ShownMessage,
  shown,
} from './page-state.ts';

/** What a tab is told: first `state`, then what changes. After any break, and after "Mulai lagi", `state` comes again. */
export type PageEvent =
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'message'; readonly chatId: number; readonly message: ShownMessage }
  | { readonly type: 'removed'; readonly chatId: number; readonly messageId: number }
  | { readonly type: 'chat'; readonly chat: ChatState }
  | { readonly type: 'typing'; readonly chatId: number }
  | { readonly type: 'beside'; readonly clock: ClockState; readonly office: OfficeState };

type Listener = (event: PageEvent) => void;

/** One look at the rows for all that a commit sends. */
const settleMs = 60;
/** Also without a change: deadlines pass. */
const lookAgainMs = 10_000;

/** Tells every open tab what happens, from the phones and from the rows. */
export class PageNews {
  readonly #stage: Stage;
  readonly #log: Log;
  readonly #listeners = new Set<Listener>();
  readonly #stopListening: () => void;
  #officeLog = new OfficeLog();
  #timer: NodeJS.Timeout | undefined;

  constructor(stage: Stage, log: Log) {
    this.#stage = stage;
    this.#log = log;
    this.#stopListening = stage.subscribe((news) => this.#hear(news));
  }

  /** Returns how to leave. */
  async join(listener: Listener): Promise<() => void> {
    this.#listeners.add(listener);
    listener({ type: 'state', state: await this.#wholeState() });
    this.#lookSoon(lookAgainMs);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#stopListening();
    this.#listeners.clear();
    clearTimeout(this.#timer);
  }

  #hear(news: News): void {
    if (this.#listeners.size === 0) return;
    this.#passOn(news).catch((error: unknown) => {
      this.#log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'tabs could not be told');
    });
  }

  async #passOn(news: News): Promise<void> {
    if (news.type === 'reset') return this.#tellAnew();
    const { server } = await this.#stage.office();
    switch (news.type) {
      case 'message':
      case 'edited':
        this.#tell({ type: 'message', chatId: news.chatId, message: shown(server, news.message) });
        return this.#lookSoon(settleMs);
      case 'deleted':
        return this.#tell({ type: 'removed', chatId: news.chatId, messageId: news.message.message_id });
      case 'chat':
        return this.#tell({ type: 'chat', chat: chatState(server, news.chatId) });
      case 'action':
        return this.#tell({ type: 'typing', chatId: news.chatId });
      case 'clock':
      case 'answered':
        return this.#lookSoon(settleMs);
      case 'tapped':
      case 'polling':
      case 'call':
        return;
      default:
        return news satisfies never;
    }
  }

  async #tellAnew(): Promise<void> {
    this.#officeLog = new OfficeLog();
    this.#tell({ type: 'state', state: await this.#wholeState() });
  }

  async #wholeState(): Promise<PageState> {
    const office = await this.#stage.office();
    return pageState(office, await officeState(office, this.#officeLog));
  }

  #lookSoon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) => {
        this.#log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the rows could not be looked at');
      });
    }, ms);
  }

  async #look(): Promise<void> {
    if (this.#listeners.size === 0) return;
    const played = await this.#stage.office();
    const office = await officeState(played, this.#officeLog);
    this.#tell({ type: 'beside', clock: await clockState(played), office });
    this.#lookSoon(lookAgainMs);
  }

  #tell(event: PageEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
