/**
 * `npm run bench`: the real program beside a bare grammY bot, each against the project's own Bot API server, and beside
 * SQLite alone. Both bots run all the time and are measured in turns, so that a busy machine troubles both alike. Writes
 * `docs/performance.md`. Takes about two minutes.
 */
import '../support/temporary-folder.ts';
import { writeFileSync } from 'node:fs';
import { measureCommits } from './measure-commits.ts';
import { measureIntake } from './measure-intake.ts';
import { measureLarge } from './measure-large.ts';
import { measurePackages } from './measure-packages.ts';
import { measurePhotos } from './measure-photos.ts';
import { measureStarts } from './measure-starts.ts';
import { measureTapRate } from './measure-tap-rate.ts';
import { measureTaps } from './measure-taps.ts';
import { measureUpdates } from './measure-updates.ts';
import { memoryOf } from './memory.ts';
import { addTeam, openOffices, processId } from './offices.ts';
import { pause } from './quiet.ts';
import { table, toMarkdown } from './report.ts';
import type { Results } from './results.ts';

const results = await measure();
console.log(table(results));
writeFileSync(new URL('../../docs/performance.md', import.meta.url), toMarkdown(results));

async function measure(): Promise<Results> {
  const starts = await measureStarts(7);
  const commits = await measureCommits();
  const side = await measureSideBySide();
  const packages = [];
  for (const atATime of [1, 50, 500]) packages.push({ atATime, aSecond: await measurePackages(atATime) });
  return { starts, commits, ...side, packages, large: await measureLarge(1_000_000, 100) };
}

async function measureSideBySide() {
  const offices = await openOffices();
  const pids = { ours: processId(offices.ours), bare: offices.bare.pid };
  await pause(2000);
  const idle = { ours: memoryOf(pids.ours).now, bare: memoryOf(pids.bare).now };
  const team = await addTeam(offices.ours, 100);
  const load = { team, rounds: 5, size: 1000 };
  const help = await measureUpdates(offices, { ...load, text: '/bantuan' });
  const intake = await measureIntake(offices, 3, 2000);
  const photos = await measurePhotos(offices, 100);
  const status = await measureUpdates(offices, { ...load, text: '/status' });
  const taps = await measureTaps(offices, 200);
  const tapRate = await measureTapRate(offices, 200);
  const peak = { ours: memoryOf(pids.ours).peak, bare: memoryOf(pids.bare).peak };
  await offices.close();
  return { idle, help, intake, photos, status, taps, tapRate, peak };
}
