import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockDataFolder } from '../../storage/database/lock-data-folder.ts';
import { childEnvironment, newDataFolder } from '../support/alur-process.ts';
import { FakeWhatsApp } from '../support/fake-whatsapp/fake-whatsapp.ts';
import { linkedSettings } from '../support/fake-whatsapp/linked-program.ts';
import { until } from '../support/fake-whatsapp/plain-client.ts';
import { runAlur } from './run-alur.ts';

describe('alur whatsapp', { timeout: 60_000 }, () => {
  let fake: FakeWhatsApp;
  let env: Record<string, string>;

  beforeAll(async () => {
    fake = await FakeWhatsApp.start();
    const dataDir = newDataFolder();
    await writeFile(join(dataDir, 'ca.pem'), fake.tls.cert);
    env = {
      DATA_DIR: dataDir,
      WHATSAPP_ENABLED: 'true',
      WHATSAPP_PAIRING_PHONE: fake.bot.phone,
      FAKE_WA_URL: fake.url,
      FAKE_WA_ROOT: fake.rootPublic.toString('hex'),
      NODE_EXTRA_CA_CERTS: join(dataDir, 'ca.pem'),
    };
  });
  afterAll(() => fake.close());

  it('links the number by its code, tells how it stands, and logs it out', async () => {
    const pairing = run('pair');
    const [, first = '', second = ''] = await until(() => /type: (\w{4})-(\w{4})/.exec(pairing.stderr), 30_000);
    await until(() => fake.session.isLinkingByCode);
    await fake.session.enterPairingCode(first + second);
    expect(await pairing.ended).toBe(0);
    expect(pairing.stdout).toBe(`linked +${fake.bot.phone}\n`);

    const linked = await alur('whatsapp', 'status');
    expect(linked.code).toBe(0);
    expect(linked.stdout).toMatch(/^linked \+628990000001\nconnected since \d{4}-/);

    const examined = await alur('doctor');
    expect(examined.stdout).toMatch(/^fine {2}whatsapp {2}\+628990000001 is linked, connected since /m);

    const leaving = run('logout');
    expect(await leaving.ended).toBe(0);
    expect(leaving.stdout).toBe(`logged out +${fake.bot.phone}\n`);

    const after = await alur('whatsapp', 'status');
    expect(after.code).toBe(1);
    expect(after.stdout).toMatch(/^no number is linked\n/);
    const unwell = await alur('doctor');
    expect(unwell.stdout).toMatch(/^wrong +whatsapp +no number is linked\n.*alur whatsapp pair/m);
  });

  it('tells how it stands while the program runs, and what to do instead of the rest', async () => {
    const settings = await linkedSettings(fake);
    const { release } = lockDataFolder(settings.DATA_DIR!);
    const run = (word: string) => runAlur(['whatsapp', word], settings.DATA_DIR!, settings);
    expect((await run('status')).stdout).toMatch(/^linked \+628990000001\nnever connected/);
    expect(await run('pair')).toMatchObject({ code: 1, stderr: expect.stringMatching(/runs on .* its own log shows/) });
    expect(await run('logout')).toMatchObject({ code: 1, stderr: expect.stringMatching(/stop it first.* Linked dev/) });
    release();
  });

  it('knows no other word', async () => {
    const refused = await alur('whatsapp', 'restart');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('pair, status or logout, not "restart"');
  });

  function alur(...args: string[]) {
    return runAlur(args, env.DATA_DIR!, env);
  }

  /** As a process of its own: with the preload it finds the fake server where WhatsApp is. */
  function run(word: string) {
    const preload = fileURLToPath(new URL('../support/fake-whatsapp/preload.ts', import.meta.url));
    const entry = fileURLToPath(new URL('../../cli/alur.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', preload, entry, 'whatsapp', word], {
      env: { ...childEnvironment, ...env },
      cwd: env.DATA_DIR,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return Object.assign(read(child), { ended: once(child, 'close').then(([code]) => code as number) });
  }
});

/** What it prints, as far as it has come. */
function read({ stdout, stderr }: ChildProcess) {
  const printed = { stdout: '', stderr: '' };
  stdout?.on('data', (chunk) => {
    printed.stdout += chunk;
  });
  stderr?.on('data', (chunk) => {
    printed.stderr += chunk;
  });
  return {
    get stdout() {
      return printed.stdout;
    },
    get stderr() {
      return printed.stderr;
    },
  };
}
