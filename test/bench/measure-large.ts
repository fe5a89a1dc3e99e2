import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { appointEverybody, openOffice } from '../stories/office.ts';
import { type BareOffice, openBareOffice } from './bare-office.ts';
import { timed } from './figures.ts';
import { fillOffice } from './fill-office.ts';
import { measureTaps } from './measure-taps.ts';
import { quiet } from './quiet.ts';
import type { Large } from './results.ts';

const month = '2024-06';

/** An office with so many published packages: its start, its taps, and the recap of one month, over as many rows of the log. */
export async function measureLarge(packages: number, taps: number): Promise<Large> {
  const ours = await openOffice();
  const bare: BareOffice = await openBareOffice();
  await appointEverybody(ours);
  await quiet(ours.server);
  await ours.alur.stop();
  const dataDir = ours.settings.DATA_DIR ?? '';
  const file = join(dataDir, 'alur.sqlite');
  fillOffice(file, packages);
  const recapMs = await timed(() => runRecap(dataDir));
  const countMs = await timed(async () => countMonth(file));
  const startMs = await timed(() => ours.restart());
  await quiet(ours.server);
  const times = await measureTaps({ ours, bare, close: async () => {} }, taps);
  await ours.close();
  await bare.close();
  return { packages, startMs, taps: times, recapMs, countMs };
}

/** The command line as a whole: a process, its start, the month's rows and figures as JSON. */
async function runRecap(dataDir: string): Promise<void> {
  const out = join(dataDir, 'recap.json');
  const child = spawn(process.execPath, ['cli/alur.ts', 'recap', '--period', month, '--format', 'json', '--out', out], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The recap ended with ${code}`);
}

/** The least: the month's rows of the log, counted by SQLite alone. */
function countMonth(file: string): void {
  const connection = new SqliteDatabase(file, { readonly: true });
  connection
    .prepare(`select type, count(*) from events where at >= ? and at < ? group by type`)
    .all(`${month}-01`, `${month}-32`);
  connection.close();
}
