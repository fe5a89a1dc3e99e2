import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Imported first, for its effect: from here on this process and its children have a temporary folder of their own, which goes
 * when the process ends. What is killed by intention, or fails, cannot clean up behind itself.
 */
const folder = mkdtempSync(join(tmpdir(), 'alur-run-'));
process.env.TMPDIR = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
