import {
  type AuthenticationCreds,
  type AuthenticationState,
  initAuthCreds,
  proto,
  type SignalDataSet,
  type SignalKeyStore,
} from '@whiskeysockets/baileys';
import type { Instant } from '../../workflows/deadlines.ts';
import { fromText, toText } from './to-text.ts';
import { bothOf, userOf } from './whatsapp-ids.ts';
import type { KeyRow, WhatsAppRows } from './whatsapp-rows.ts';

export interface Auth {
  state: AuthenticationState;
  /** In the order of the calls. */
  saveCreds(update: Partial<AuthenticationCreds>): void;
  /** Everything that was to be saved is in the database. Throws what kept it out. */
  saved(): Promise<void>;
}

const onlyId = '';

/** The keys of the session in the database: each `keys.set` is one commit, whatever types are in it. */
export async function loadAuth(rows: WhatsAppRows, now: () => Instant): Promise<Auth> {
  const creds = await loadCreds(rows);
  let saving = Promise.resolve();
  return {
    state: { creds, keys: keyStore(rows, now) },
    saveCreds(update) {
      Object.assign(creds, update);
      const value = toText(creds);
      // Linking by a code names the number before it is linked, and perhaps wrongly.
      const phone = creds.account ? userOf(bothOf(update.me?.id).pn) : null;
      saving = saving.then(async () => {
        if (phone !== null) await rows.useNumber(phone, now());
        await rows.putKeys([{ type: 'creds', id: onlyId, value }], now());
      });
      // Whoever needs it to have worked asks `saved`; the next save writes everything anyway.
      saving.catch(() => {});
    },
    saved: () => saving,
  };
}

/** The number that is linked, where one is. */
export async function linkedAccount(rows: WhatsAppRows): Promise<AuthenticationCreds['me'] | null> {
  const creds = await loadCreds(rows);
  return creds.account ? (creds.me ?? null) : null;
}

/** A linking that was begun and not finished leaves an account that nobody knows: then it begins anew. */
async function loadCreds(rows: WhatsAppRows): Promise<AuthenticationCreds> {
  const text = (await rows.keys('creds', [onlyId])).get(onlyId);
  const creds = text === undefined ? undefined : (fromText(text) as AuthenticationCreds);
  return creds?.account ? creds : initAuthCreds();
}

function keyStore(rows: WhatsAppRows, now: () => Instant): SignalKeyStore {
  return {
    async get(type, ids) {
      const found = ids.length === 0 ? new Map<string, string>() : await rows.keys(type, ids);
      const read = [...found].map(([id, text]) => [id, readKey(type, text)] as const);
      return Object.fromEntries(read) as never;
    },
    set: (data) => rows.putKeys(rowsOf(data), now()),
  };
}

function readKey(type: string, text: string): unknown {
  const value = fromText(text);
  if (type === 'app-state-sync-key') return proto.Message.AppStateSyncKeyData.fromObject(value as object);
  return type === 'sender-key' ? readableSenderKey(value as Uint8Array) : value;
}

/**
 * The library writes bytes in the keys of a group in one way and reads them in another: of messages that came out of
 * order it could then read none. Written anew, it understands them.
 */
function readableSenderKey(value: Uint8Array): Buffer {
  return Buffer.from(toText(JSON.parse(Buffer.from(value).toString())));
}

function rowsOf(data: SignalDataSet): KeyRow[] {
  return Object.entries(data).flatMap(([type, values]) =>
    Object.entries(values ?? {}).map(([id, value]) => ({ type, id, value: value == null ? null : toText(value) })),
  );
}
