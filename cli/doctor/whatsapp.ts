import { existsSync } from 'node:fs';
import type { ConnectionState } from '../../bot/whatsapp/connection-state.ts';
import type { Config } from '../../config.ts';
import { officeId, openForReading } from '../open-office.ts';
import type { Finding } from './finding.ts';

const about = 'whatsapp';

/** A cap that is nearly reached is told of in time. */
const nearCap = 0.8;

/** Only where it is turned on: whether a number is linked, how its connection was when that last changed, the day's cap. */
export async function* examineWhatsApp(config: Config, sentToday: number): AsyncGenerator<Finding> {
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
  yield* examineWhatsAppSettings(config.whatsApp, state?.phone ?? null, sentToday);
}

/** Whether they fit the number that is linked, and what was sent today. */
export function* examineWhatsAppSettings(
  { pairingPhone, version, dailyCap }: Config['whatsApp'],
  phone: string | null,
  sentToday: number,
): Generator<Finding> {
  if (phone !== null && pairingPhone !== null && phone !== pairingPhone) {
    const todo = 'correct it, or npx alur whatsapp logout and pair the other number';
    yield { level: 'note', about, text: `WHATSAPP_PAIRING_PHONE is another number than +${phone}`, todo };
  }
  if (version !== null) {
    const todo = "take WHATSAPP_VERSION away when the library's own is taken again: an old one is refused one day";
    yield { level: 'note', about, text: `it says that it is version ${version.join('.')}`, todo };
  }
  if (sentToday >= nearCap * dailyCap) {
    const todo =
      'raise WHATSAPP_DAILY_CAP with care, or let people review on Telegram: what is more waits for tomorrow';
    yield { level: 'note', about, text: `${sentToday} of ${dailyCap} messages of today are sent`, todo };
  }
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
