import type { Instant } from '../../workflows/deadlines.ts';
import type { Clock } from '../../workflows/ports.ts';
import type { ConnectionNews } from './client.ts';
import type { Stopped } from './close-codes.ts';

/** What the office has to hear, elsewhere: about WhatsApp itself nothing can be said there. */
export type WhatsAppNotice =
  | { type: 'lost'; since: Instant }
  | { type: 'stopped'; why: Stopped }
  | { type: 'back' }
  | { type: 'capReached'; dailyCap: number };

const tellAfterMs = 5 * 60_000;

/** Tells of a connection that stays away for 5 minutes, or that WhatsApp ended for good; and when it is back after that. */
export class ConnectionWatch {
  readonly #clock: Clock;
  readonly #tell: (notice: WhatsAppNotice) => void;
  #lostSince: Date | undefined;
  #wasTold = false;
  #cancel = () => {};

  constructor(clock: Clock, tell: (notice: WhatsAppNotice) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  take(news: ConnectionNews): void {
    if (news.type === 'lost') this.lost();
    else this.#settled(news);
  }

  /** Not connected since now, if it was before; also at the start. */
  lost(): void {
    if (this.#lostSince) return;
    const since = this.#clock.now();
    this.#lostSince = since;
    this.#cancel = this.#clock.after(tellAfterMs, () => this.#say({ type: 'lost', since: since.toISOString() }));
  }

  #settled(news: Exclude<ConnectionNews, { type: 'lost' }>): void {
    this.#cancel();
    this.#lostSince = undefined;
    if (news.type === 'stopped') this.#say({ type: 'stopped', why: news.why });
    else if (this.#wasTold) {
      this.#wasTold = false;
      this.#tell({ type: 'back' });
    }
  }

  stop(): void {
    this.#cancel();
  }

  #say(notice: WhatsAppNotice): void {
    this.#wasTold = true;
    this.#tell(notice);
  }
}
