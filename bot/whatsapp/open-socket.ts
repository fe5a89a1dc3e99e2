import makeWASocket, {
  Browsers,
  DEFAULT_CONNECTION_CONFIG,
  type proto,
  type WASocket,
  type WAVersion,
} from '@whiskeysockets/baileys';
import type { Auth } from './auth.ts';
import { decryptingOnce } from './decrypt-once.ts';
import type { GroupRoster } from './group-roster.ts';
import { quietLogger } from './quiet-logger.ts';
import type { RetryCounts } from './retry-counts.ts';
import type { StanzaKeeper } from './stanza-keeper.ts';
import { messageFromText } from './to-text.ts';
import type { Turns } from './turns.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

/** What lives longer than one connection. */
export interface SocketParts {
  auth: Auth;
  /** The web version to announce; undefined: the library's. */
  version: WAVersion | undefined;
  rows: WhatsAppRows;
  roster: GroupRoster;
  keeper: StanzaKeeper;
  turns: Turns;
  retryCounts: RetryCounts;
}

const queryTimeoutMs = 20_000;

/** A connection of Baileys that begins at once, with what makes it reliable (decision 22). */
export function openSocket({ auth, version, rows, roster, keeper, turns, retryCounts }: SocketParts): WASocket {
  const stored = () => keeper.stored();
  return makeWASocket({
    auth: auth.state,
    logger: quietLogger,
    browser: Browsers.ubuntu('Chrome'),
    markOnlineOnConnect: false,
    syncFullHistory: false,
    emitOwnEvents: false,
    defaultQueryTimeoutMs: queryTimeoutMs,
    msgRetryCounterCache: retryCounts,
    cachedGroupMetadata: async (jid) => roster.known(jid),
    getMessage: ({ id }) => sentMessage(rows, id),
    makeSignalRepository: decryptingOnce(DEFAULT_CONNECTION_CONFIG.makeSignalRepository, { stored, turns }),
    ...(version ? { version } : {}),
  });
}

async function sentMessage(rows: WhatsAppRows, id: string | null | undefined): Promise<proto.IMessage | undefined> {
  const sent = id ? await rows.sentMessage(id) : undefined;
  return sent && messageFromText(sent.message);
}
