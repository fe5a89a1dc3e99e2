import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { muteSignal } from '../../../bot/whatsapp/mute-signal.ts';
import { toText } from '../../../bot/whatsapp/to-text.ts';
import { openStorage } from '../../../storage/open-storage.ts';
import { newDataFolder, type Settings } from '../alur-process.ts';
import type { FakeWhatsApp } from './fake-whatsapp.ts';

/** Options of Node that point an unmodified program at the fake server. */
export const towardsFake = ['--import', './test/support/fake-whatsapp/preload.ts'];

/** A new data folder whose number is linked already, and the settings of a program that works there. */
export async function linkedSettings(fake: FakeWhatsApp): Promise<Settings> {
  muteSignal();
  const dataDir = newDataFolder();
  const file = join(dataDir, 'alur.sqlite');
  const calendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, cutiBersama: true };
  const storage = await openStorage({ dataDir, file, ...calendar });
  const creds = { type: 'creds', id: '', value: toText(fake.linkedCreds()) };
  await storage.whatsApp(1).putKeys([creds], new Date().toISOString());
  await storage.close();
  await writeFile(join(dataDir, 'ca.pem'), fake.tls.cert);
  return {
    WHATSAPP_ENABLED: 'true',
    WHATSAPP_PAUSE_MS: '10-30',
    DATA_DIR: dataDir,
    FAKE_WA_URL: fake.url,
    FAKE_WA_ROOT: fake.rootPublic.toString('hex'),
    NODE_EXTRA_CA_CERTS: join(dataDir, 'ca.pem'),
  };
}
