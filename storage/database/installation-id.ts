import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Tells this data folder from every other one, for what several of them may share (Redis). Made once. */
export function installationId(dataDir: string): string {
  const file = join(dataDir, 'installation-id');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    makeFolder(resolve(dataDir));
    writeFileSync(file, `${randomUUID()}\n`);
    return installationId(dataDir);
  }
}
