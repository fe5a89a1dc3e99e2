import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

const about = 'files';
const othersRead = 0o004;
const othersEnter = 0o007;

/** Who else on this machine could read the token or the drafts, and whether the lock of the data folder guards the database. */
export function* examineFileRights({ dataDir, databaseFile }: Config['storage'], cwd: string): Generator<Finding> {
  const findings = [...readableByOthers(cwd, dataDir), ...unguarded(dataDir, databaseFile)];
  if (findings.length > 0) yield* findings;
  else yield { level: 'fine', about, text: 'nobody else on this machine reads settings or data' };
}

function* readableByOthers(cwd: string, dataDir: string): Generator<Finding> {
  // Windows has other rights, which these bits do not tell.
  if (process.platform === 'win32') return;
  const env = join(cwd, '.env');
  if (modeOf(env) & othersRead) {
    const todo = `chmod 640 ${env}, with the group of the user who runs the program`;
    yield { level: 'wrong', about, text: 'every user of this machine can read the token in .env', todo };
  }
  if (modeOf(dataDir) & othersEnter) {
    const text = `every user of this machine can look into ${dataDir}`;
    yield { level: 'note', about, text, todo: `chmod 700 ${dataDir}: drafts, names and pictures are in it` };
  }
}

function* unguarded(dataDir: string, databaseFile: string): Generator<Finding> {
  const path = relative(resolve(dataDir), resolve(databaseFile));
  if (!path.startsWith('..')) return;
  const todo = 'keep DATABASE_URL unset, or inside DATA_DIR: its lock keeps a second program away';
  yield { level: 'note', about, text: 'the database is not in DATA_DIR', todo };
}

/** 0 for what is not there. */
function modeOf(path: string): number {
  return existsSync(path) ? statSync(path).mode : 0;
}
