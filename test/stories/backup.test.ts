import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAlur } from '../cli/run-alur.ts';
import { newDataFolder } from '../support/alur-process.ts';
import { appointEverybody, type Office, openOffice } from './office.ts';
import { accept, newMember, promptFor, sendInfographic } from './packages.ts';

/** The drill that an office should have done before it needs it. */
describe('a lost disk', () => {
  let office: Office;
  const file = join(newDataFolder(), 'alur.tar');
  const alur = (...args: string[]) => runAlur(args, newDataFolder(), office.settings);

  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  it('is made good by the backup that was written while the program ran', async () => {
    sendInfographic(office, newMember(office, 'Ani'), 'Cadangan');
    await accept(office, office.admin, 'Cadangan');
    await promptFor(office, office.deputy, 'Cadangan', 'Terima');
    const written = await alur('backup', file);
    expect(written).toMatchObject({ code: 0, stdout: '' });
    const [, head] = /head ([0-9a-f]{64})/.exec(written.stderr) ?? [];
    await office.alur.stop('SIGKILL');
    rmSync(office.settings.DATA_DIR!, { recursive: true });
    const restored = await alur('restore', file);
    expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining(`head ${head}`) });
    await office.restart();
    await accept(office, office.deputy, 'Cadangan');
    await promptFor(office, office.chief, 'Cadangan', 'Terima');
    expect(await alur('verify', '--head', head!)).toMatchObject({ code: 0 });
  });

  it('cannot be restored under the program', async () => {
    expect(await alur('restore', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') });
  });
});
