import type { SoakPlan } from './plan.ts';

const seed = 20_250_620;

/** For `npm run soak`, for `.ci/run`, and for every run of the suite. */
export const plans = {
  whole: { seed, packages: 50, everyOnWhatsApp: 5, kills: 200, longestLifeMs: 900, outageMs: 30_000, hangMs: 60_000 },
  short: { seed, packages: 20, everyOnWhatsApp: 5, kills: 50, longestLifeMs: 900, outageMs: 5000, hangMs: 5000 },
  suite: { seed, packages: 3, everyOnWhatsApp: 0, kills: 6, longestLifeMs: 900, outageMs: 500, hangMs: 500 },
} satisfies Record<string, SoakPlan>;
