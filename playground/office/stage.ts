import type { AppDeps } from '../../app.ts';
import type { Config } from '../../config.ts';
import type { Change } from '../bot-api/changes.ts';
import { type Move, moveTime } from './move-time.ts';
import { clearFolder, openPlayedOffice, type PlayedOffice } from './played-office.ts';

/** What anybody who looks on is told. `reset`: there is another office now. */
export type News = Change | { readonly type: 'clock' } | { readonly type: 'reset' };

/** The office that is played now, for as long as the program runs. */
export interface Stage {
  /** Waits while the office is being changed for a new one. */
  office(): Promise<PlayedOffice>;
  moveTime(move: Move): Promise<void>;
  /** "Mulai lagi". */
  reset(): Promise<void>;
  subscribe(listener: (news: News) => void): () => void;
  close(): Promise<void>;
}

export async function openStage(config: Config, folder: string, deps: Omit<AppDeps, 'clock'>): Promise<Stage> {
  const listeners = new Set<(news: News) => void>();
  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  const open = async () => {
    const office = await openPlayedOffice(config, folder, deps);
    office.server.subscribe(tell);
    return office;
  };
  let current = Promise.resolve(await open());
  /** Moves and resets come one after the other. */
  let last: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  return {
    office: () => current,
    moveTime: (move) =>
      inTurn(async () => {
        await moveTime(await current, move, () => tell({ type: 'clock' }));
      }),
    reset: () =>
      inTurn(async () => {
        const old = await current;
        current = renew(old, folder, open);
        await current;
        tell({ type: 'reset' });
      }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await last;
      await (await current).close();
    },
  };
}

async function renew(old: PlayedOffice, folder: string, open: () => Promise<PlayedOffice>): Promise<PlayedOffice> {
  await old.close();
  await clearFolder(folder);
  return open();
}
