import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * A folder and those above it, for nobody but this user. Not Node's recursive `mkdirSync`, which never returns where the system refuses a folder with
 * "no such file" (below /proc).
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}
