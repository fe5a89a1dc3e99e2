/**
 * `npm run soak`: fifty packages under way while the program is killed 200 times and the chat misbehaves (about ten
 * minutes), after many short histories in which statements and calls fail. `npm run soak -- short` is the one of two minutes
 * that `.ci/run` runs.
 */
import '../support/temporary-folder.ts';
import { liveThroughTrouble } from '../stories/troubled-histories.ts';
import { plans } from './plans.ts';
import { soak } from './soak.ts';

const isShort = process.argv[2] === 'short';
const offices = isShort ? 4 : 40;
for (let seed = 1; seed <= offices; seed += 1) await liveThroughTrouble(seed, 12);
console.log(`${12 * offices} packages lived through trouble`);
const result = await soak(isShort ? plans.short : plans.whole, (line) => console.log(line));
console.log(JSON.stringify(result));
