import { spawnSync } from 'node:child_process';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';
import { ensureDebianPackage } from './debian-package.ts';

/** The Chromium from npm is for Linux, and needs one library of the system. */
export const hasChromium =
  process.platform === 'linux' &&
  ensureDebianPackage('libnss3', () =>
    spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout?.includes('libnss3.so'),
  );

/** Not with the package's own arguments: they are for a cloud function, where all tabs share one process. */
export async function openChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars'];
  return driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
}
