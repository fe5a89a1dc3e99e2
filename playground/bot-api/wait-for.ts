import type { Changes } from './changes.ts';

/** For probes that also look at what this server cannot see changing, such as a database. */
const LOOK_AGAIN_MS = 100;

/** The first truthy value of the probe, which is asked again after each change; a probe that throws has no value yet. */
export function waitFor<T>(
  changes: Changes,
  probe: () => T | undefined | false,
  timeoutMs: number,
  describeFailure: () => string,
): Promise<T> {
  let lastError: unknown;
  const look = () => {
    try {
      return probe();
    } catch (error) {
      lastError = error;
      return undefined;
    }
  };
  return new Promise((resolve, reject) => {
    let isScheduled = false;
    const check = () => {
      isScheduled = false;
      const value = look();
      if (value !== undefined && value !== false) end(() => resolve(value));
    };
    const unsubscribe = changes.subscribe(() => {
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(check);
    });
    const interval = setInterval(check, LOOK_AGAIN_MS);
    const timer = setTimeout(() => end(() => reject(new Error(describeFailure(), { cause: lastError }))), timeoutMs);
    const end = (settle: () => void) => {
      clearInterval(interval);
      clearTimeout(timer);
      unsubscribe();
      settle();
    };
    check();
  });
}
