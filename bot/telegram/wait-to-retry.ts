import type { Clock } from '../../workflows/ports.ts';

const firstMs = 1000;
const longestMs = 30_000;

/** Waits 1 s after the first failure, twice as long after each further one, at most 30 s; ends early with the signal. */
export function waitToRetry(clock: Clock, failures: number, signal: AbortSignal, atLeastMs = 0): Promise<void> {
  const base = firstMs * 2 ** (failures - 1) * (1 + Math.random() / 2);
  return waitOrStop(clock, Math.max(atLeastMs, Math.min(longestMs, base)), signal);
}

/** Ends after `ms`, or with the signal. */
export function waitOrStop(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(ms, end);
    signal.addEventListener('abort', end, { once: true });
  });
}
