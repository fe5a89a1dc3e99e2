import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyOfficeFile, officeFileName } from '../office-file.ts';
import { sampleJpeg } from '../playground/bot-api/sample-files.ts';
import { defaultProfile } from '../workflows/office-profile.ts';
import { collect, openTestStore, type TestStore } from './support/open-test-store.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const apply = () => applyOfficeFile({ ...store, officeId: 1 });
const profile = () => store.store.reads.profile(1);

function write(content: unknown): void {
  writeFileSync(join(store.dataDir, officeFileName), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('an office set up by file', () => {
  it('is that of the SOP without one', async () => {
    await apply();
    expect(await profile()).toEqual(defaultProfile);
  });

  it('has what the file says, once, and the log names it', async () => {
    writeFileSync(join(store.dataDir, 'logo.jpg'), sampleJpeg('logo'));
    const akun = { instagram: '@kpu' };
    const platform = ['website', 'instagram', 'website'];
    write({ nama: 'KPU Kota Padang', sekretaris: 'Ani\nNIP 1', admin: 'Sari', platform, akun, logo: 'logo.jpg' });
    await apply();
    await apply();
    expect(await profile()).toMatchObject({
      ...{ fullName: 'KPU Kota Padang', secretary: 'Ani\nNIP 1', admin: 'Sari', accounts: akun },
      platforms: ['website', 'instagram'],
      ...{ phone: defaultProfile.phone, logo: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await collect(store.events())).toMatchObject([{ type: 'OfficeChanged', actor: 'system' }]);
  });

  it('keeps what was changed with /kantor afterwards, until the file is another', async () => {
    write({ telepon: '1' });
    await apply();
    await store.write({ type: 'saveProfile', officeId: 1, profile: { ...(await profile()), phone: '2' } });
    await apply();
    expect((await profile()).phone).toBe('2');
    write({ telepon: '3' });
    await apply();
    expect((await profile()).phone).toBe('3');
  });

  it.each([
    ['{', 'must be JSON'],
    [{ warna: 'merah' }, 'warna'],
    [{ telepon: 'x'.repeat(201) }, 'telepon'],
    [{ akun: { instagram: 5 } }, 'akun.instagram'],
    [{ platform: ['myspace'] }, 'platform.0'],
    [{ platform: [] }, 'platform'],
    [{ logo: 'tidak-ada.png' }, 'there is no file'],
    [{ logo: officeFileName }, 'neither PNG nor JPEG'],
  ])('ends the start where it is wrong: %j', async (content, said) => {
    write(content);
    await expect(apply()).rejects.toThrow(said);
    expect(await profile()).toEqual(defaultProfile);
  });
});
