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

export async function openChromium(): Promise<Browser> {
  return driver.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true });
}
