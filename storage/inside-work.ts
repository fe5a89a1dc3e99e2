import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';

/**
 * There is one connection, and a transaction holds it: whoever waits inside a transaction for anything outside it waits
 * for ever. This makes a loud error of that.
 */
const inside = new AsyncLocalStorage<{ running: boolean }>();

export async function insideWork<T>(work: () => Promise<T>): Promise<T> {
  const mark = { running: true };
  try {
    return await inside.run(mark, work);
  } finally {
    mark.running = false;
  }
}

export function refuseInsideWork(what: string): void {
  if (inside.getStore()?.running) throw new Error(`${what} inside a transaction waits for ever: use its own tx`);
}

/** For the database handle that is used outside transactions. */
export const outsideOnly: KyselyPlugin = {
  transformQuery({ node }) {
    refuseInsideWork('A read of the store');
    return node;
  },
  transformResult: async ({ result }) => result,
};
