/**
 * `npm run bench`: the real program beside a bare grammY bot, each against the project's own Bot API server. Both run all
 * the time and are measured in turns, so that a busy machine troubles both alike. Takes about three minutes.
 */
import { writeFileSync } from 'node:fs';
import { measurePackages } from './measure-packages.ts';
import { measurePhotos } from './measure-photos.ts';
import { measureStarts } from './measure-starts.ts';
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
  const offices = await openOffices();
  const pids = { ours: processId(offices.ours), bare: offices.bare.pid };
  await pause(2000);
  const idle = { ours: memoryOf(pids.ours).now, bare: memoryOf(pids.bare).now };
  const team = await addTeam(offices.ours, 100);
  const load = { team, rounds: 5, size: 1000 };
  const help = await measureUpdates(offices, { ...load, text: '/bantuan' });
  const photos = await measurePhotos(offices, 100);
  const status = await measureUpdates(offices, { ...load, text: '/status' });
  const taps = await measureTaps(offices, 200);
  const peak = { ours: memoryOf(pids.ours).peak, bare: memoryOf(pids.bare).peak };
  await offices.close();
  const packages = [await measurePackages(50), await measurePackages(50), await measurePackages(50)];
  return { starts, taps, photos, help, status, packages, idle, peak };
}
