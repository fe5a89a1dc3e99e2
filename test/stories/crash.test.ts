import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleJpeg } from '../../playground/bot-api/sample-files.ts';
import { checkLog } from '../soak/check-log.ts';
import { newRandom } from '../support/random.ts';
import { appointEverybody, latest, type Office, openOffice } from './office.ts';
import { startRobots } from './robots.ts';

const packages = 10;
const kills = 25;
const codes = Array.from({ length: packages }, (_, index) => `K-${String(index + 1).padStart(4, '0')}`);

/** Nothing acknowledged before it is stored, nothing stored without its consequences (design, law 2). */
describe(`${kills} SIGKILLs while ${packages} packages are under way`, () => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice();
    await appointEverybody(office);
  }, 60_000);
  afterAll(() => office.close());

  it('loses nothing and applies nothing twice', async () => {
    const random = newRandom(20_250_620);
    const robots = startRobots(office);
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill % 2 === 0) handIn(kill / 2);
      await sleep(random() * 250);
      await office.restart('SIGKILL');
    }
    await office.server.waitFor(() => codes.every(isPublished), 'every package is published', 30_000);
    robots.stop();
    await checkLog(office.settings, codes);
    expect(office.server.violations).toEqual([]);
  }, 90_000);

  function handIn(index: number): void {
    if (index >= packages) return;
    const photos = [1, 2, 3, 4].map((n) => sampleJpeg(`foto ${index}-${n}`));
    const caption = `Kegiatan: Kegiatan ${index}\nCaption: Caption ${index}\nNarasi: Narasi berita ${index}.`;
    office.officer.sendAlbum(office.group, photos, { caption });
  }

  function isPublished(code: string): boolean {
    return latest(office.server.chat(office.group.id).messages, `${code} sudah diunggah`) !== undefined;
  }
});

/** A random moment to pull the plug at: nothing is waited for here. */
function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
