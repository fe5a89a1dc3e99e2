import type { Clock } from '../../workflows/ports.ts';

/** The time of day of the played office: it runs like any clock, and can be moved forward. */
export interface MovedClock extends Clock {
  /** Whatever was to ring until then rings at once. Never backwards. */
  moveTo(time: Date): void;
  /** Milliseconds ahead of the machine's clock. */
  readonly offset: number;
}

interface Waiting {
  readonly at: number;
  readonly callback: () => void;
  timer: NodeJS.Timeout;
}

export function createMovedClock(offset: number): MovedClock {
  const waiting = new Set<Waiting>();
  let ahead = offset;
  const now = () => Date.now() + ahead;

  const arm = (ring: Waiting) => {
    ring.timer = setTimeout(
      () => {
        waiting.delete(ring);
        ring.callback();
      },
      Math.max(0, ring.at - now()),
    );
  };

  return {
    now: () => new Date(now()),
    after(ms, callback) {
      const ring: Waiting = { at: now() + ms, callback, timer: setTimeout(() => {}, 0) };
      clearTimeout(ring.timer);
      waiting.add(ring);
      arm(ring);
      return () => {
        waiting.delete(ring);
        clearTimeout(ring.timer);
      };
    },
    moveTo(time) {
      ahead += Math.max(0, time.getTime() - now());
      for (const ring of waiting) {
        clearTimeout(ring.timer);
        arm(ring);
      }
    },
    get offset() {
      return ahead;
    },
  };
}
