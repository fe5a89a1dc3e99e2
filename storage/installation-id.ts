import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells this data folder from every other one, for what several of them may share (Redis). Made once. */
export function installationId(dataDir: string): string {
  const file = join(dataDir, 'installation-id');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomUUID()}\n`);
    return installationId(dataDir);
  }
}
