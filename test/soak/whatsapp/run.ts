import '../../support/temporary-folder.ts';
import { killAndCount } from './kill-and-count.ts';

/** `npm run soak:whatsapp`: 2,500 messages over 90 kills, with drops of the connection; takes some minutes. */
const startedAt = Date.now();
const result = await killAndCount({
  messages: 2500,
  kills: 90,
  dropChance: 0.03,
  seed: 20250612,
  onRound: (round) => round % 10 === 0 && console.error(`${round} kills`),
});
const seconds = Math.round((Date.now() - startedAt) / 1000);
const { sent, kills, drops, ended, lost, twice, unhandled } = result;
console.log(JSON.stringify({ sent, kills, drops, ended, lost: lost.length, twice: twice.length, unhandled, seconds }));
process.exit(lost.length + twice.length + unhandled + ended === 0 ? 0 : 1);
