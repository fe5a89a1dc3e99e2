import { existsSync } from 'node:fs';
import type { ConnectionState } from '../../bot/whatsapp/connection-state.ts';
import type { Config } from '../../config.ts';
import { officeId, openForReading } from '../open-office.ts';
import type { Finding } from './finding.ts';

const about = 'whatsapp';

/** Only where it is turned on: whether a number is linked, and how its connection was when that last changed. */
export async function* examineWhatsApp(config: Config): AsyncGenerator<Finding> {
  if (!config.whatsApp.enabled) return;
  const state = await readState(config);
  if (state?.phone) yield found(state, state.phone);
  else
    yield {
      level: 'wrong',
      about,
      text: 'no number is linked',
      todo: 'start the program with WHATSAPP_ENABLED=true and scan the QR in its log; or, while it is stopped, npx alur whatsapp pair',
    };
}

function found({ connection, since }: ConnectionState, phone: string): Finding {
  const text = `+${phone} is linked, ${connection}${since === null ? '' : ` since ${since}`}`;
  if (connection === 'connected') return { level: 'fine', about, text };
  if (connection === 'lost' || connection === 'unknown') {
    return { level: 'note', about, text, todo: 'start the program, and look at its network' };
  }
  return { level: 'wrong', about, text, todo: 'see "WhatsApp: stopped" in docs/operating.md' };
}

/** Undefined where there is no database to read: the doctor says so elsewhere. */
async function readState(config: Config): Promise<ConnectionState | undefined> {
  if (!existsSync(config.storage.databaseFile)) return undefined;
  const { connectionState } = await import('../../bot/whatsapp/connection-state.ts');
  const storage = await openForReading(config).catch(() => undefined);
  if (!storage) return undefined;
  try {
    return await connectionState(storage.whatsApp(officeId));
  } finally {
    await storage.close();
  }
}
