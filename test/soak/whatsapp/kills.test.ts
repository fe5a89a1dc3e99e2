import { expect, it } from 'vitest';
import { killAndCount } from './kill-and-count.ts';

/** The short version of `npm run soak:whatsapp`. */
it('loses nothing and takes nothing twice, killed and dropped while people write', { timeout: 120_000 }, async () => {
  const result = await killAndCount({ messages: 120, kills: 4, dropChance: 0.05, seed: 6 });
  expect(result).toMatchObject({ sent: 120, kills: 4, lost: [], twice: [], unhandled: 0, ended: 0 });
});
