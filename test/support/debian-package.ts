import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * What the suite needs and npm does not have. On a machine of CI a missing package is installed from Debian; elsewhere its
 * tests are skipped, and one line says how to get it.
 *
 * @param isThere whether it is installed already
 */
export function ensureDebianPackage(name: string, isThere: () => boolean): boolean {
  if (isThere()) return true;
  if (process.env.CI) install(name);
  if (isThere()) return true;
  console.warn(`Tests that need ${name} are skipped: apt-get install ${name}`);
  return false;
}

/** The path of a program, where PATH has it. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** Test files run side by side, and so may this: apt waits for its lock. */
function install(name: string): void {
  const wait = ['-o', 'DPkg::Lock::Timeout=120', '-qq'];
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', [...wait, 'update'], options);
  spawnSync('apt-get', [...wait, 'install', '-y', '--no-install-recommends', name], options);
}
