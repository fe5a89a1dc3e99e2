import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Finding, wrong } from './finding.ts';

const gigabyte = 1e9;
const enough = 2 * gigabyte;
const tooLittle = 0.2 * gigabyte;

export async function* examineDisk(dataDir: string): AsyncGenerator<Finding> {
  const folder = existing(resolve(dataDir));
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    yield space(bavail * bsize, folder);
  } catch (error) {
    yield wrong('disk', error, `let the user who runs the program write to ${folder}, or set another DATA_DIR`);
  }
}

/** Before the first start only a folder above it is there. */
function existing(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function space(free: number, folder: string): Finding {
  const text = `${(free / gigabyte).toFixed(1)} GB free in ${folder}`;
  if (free >= enough) return { level: 'fine', about: 'disk', text };
  const todo = 'make room: photos and videos of every package are kept here';
  return { level: free < tooLittle ? 'wrong' : 'note', about: 'disk', text, todo };
}
