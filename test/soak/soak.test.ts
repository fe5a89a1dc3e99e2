import { expect, it } from 'vitest';
import { plans } from './plans.ts';
import { soak } from './soak.ts';

it('loses nothing and applies nothing twice, killed while the chat misbehaves', async () => {
  const { packages, kills, killsAtStatement, faults } = await soak(plans.suite);
  expect({ packages, kills }).toEqual({ packages: plans.suite.packages, kills: plans.suite.kills });
  expect(killsAtStatement).toBeGreaterThan(0);
  expect(Object.keys(faults).length).toBeGreaterThan(0);
}, 120_000);
