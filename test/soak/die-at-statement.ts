import { beforeEachStatement } from '../support/before-each-statement.ts';

/**
 * `node --import './test/soak/die-at-statement.ts?nth=120' main.ts` ends an unmodified program by SIGKILL before its 120th
 * statement: amid a commit, between a commit and what follows it, between what was sent and the note of it.
 */
let left = Number(new URL(import.meta.url).searchParams.get('nth'));
beforeEachStatement(() => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
});
