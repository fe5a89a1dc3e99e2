/**
 * `npm run soak`: fifty packages under way while the program is killed 200 times and the chat misbehaves (about ten
 * minutes). `npm run soak -- short` is the one of two minutes that `.ci/run` runs.
 */
import '../support/temporary-folder.ts';
import { plans } from './plans.ts';
import { soak } from './soak.ts';

const plan = process.argv[2] === 'short' ? plans.short : plans.whole;
const result = await soak(plan, (line) => console.log(line));
console.log(JSON.stringify(result));
