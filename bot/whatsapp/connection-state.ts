import type { Instant } from '../../workflows/deadlines.ts';
import { linkedAccount } from './auth.ts';
import type { ConnectionNews } from './client.ts';
import type { Stopped } from './close-codes.ts';
import { bothOf, userOf } from './whatsapp-ids.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

/** How the connection was when it last changed; kept for whoever asks from outside. */
export interface ConnectionState {
  /** Digits; null: no number is linked. */
  phone: string | null;
  connection: 'connected' | 'lost' | Stopped | 'unknown';
  since: Instant | null;
}

interface StoredState {
  connection: Exclude<ConnectionState['connection'], 'unknown'>;
  since: Instant;
}

const type = 'state';
const id = '';

export async function rememberState(rows: WhatsAppRows, news: ConnectionNews, since: Instant): Promise<void> {
  const connection = news.type === 'stopped' ? news.why : news.type;
  const before = await readState(rows);
  if (before?.connection === connection) return;
  const stored: StoredState = { connection, since };
  await rows.putKeys([{ type, id, value: JSON.stringify(stored) }], since);
}

export async function connectionState(rows: WhatsAppRows): Promise<ConnectionState> {
  const account = await linkedAccount(rows);
  const stored = await readState(rows);
  const phone = userOf(bothOf(account?.id, account?.lid).pn);
  return { phone, connection: stored?.connection ?? 'unknown', since: stored?.since ?? null };
}

async function readState(rows: WhatsAppRows): Promise<StoredState | undefined> {
  const text = (await rows.keys(type, [id])).get(id);
  return text === undefined ? undefined : (JSON.parse(text) as StoredState);
}
