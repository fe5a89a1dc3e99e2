import type { WAVersion } from '@whiskeysockets/baileys';
import { DateTime } from 'luxon';
import type { Clock, Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import type { ChatPlatform } from '../chat-platform.ts';
import { joinText } from '../commands/gabung.ts';
import { linkedAccount } from './auth.ts';
import { channel } from './channel.ts';
import { Client, type ConnectionNews, type Link } from './client.ts';
import { rememberState } from './connection-state.ts';
import { ConnectionWatch, type WhatsAppNotice } from './connection-watch.ts';
import { downloadFile } from './download-file.ts';
import { groupRights } from './group-rights.ts';
import type { KeepUpdates } from './intake.ts';
import { isOfLibrary, isOutside } from './library-errors.ts';
import { Outbound, type OutboundOptions } from './outbound.ts';
import { parseUpdate } from './parse-update.ts';
import { editMessage, removeMessage, sendMessage } from './send-message.ts';
import { whatsAppCapabilities } from './whatsapp-capabilities.ts';
import { isGroupId, userOf } from './whatsapp-ids.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

export interface WhatsAppOptions {
  rows: WhatsAppRows;
  clock: Clock;
  log: Log;
  /** Messages a day at most, in the days of `zone`. */
  dailyCap: number;
  /** Between two messages, drawn anew each time. */
  pauseMs: OutboundOptions['pauseMs'];
  /** IANA name. */
  zone: string;
  version?: WAVersion;
  pairingPhone?: string;
  onLink(link: Link): void;
}

export interface WhatsAppIntake {
  keep: KeepUpdates;
  /** What the office has to hear elsewhere. */
  tell(notice: WhatsAppNotice): void;
}

export interface WhatsAppPlatform extends ChatPlatform {
  /** Begins to connect. Nothing has to be there: what cannot be sent waits. */
  start(intake: WhatsAppIntake): Promise<void>;
  /** Ends the connection; what came is in the inbox then. */
  stop(): Promise<void>;
}

/** What the parts of the adapter need. */
export interface WhatsApp {
  channel: string;
  rows: WhatsAppRows;
  client: Client;
  outbound: Outbound;
  clock: Clock;
}

/** The number is known once it was connected; an invitation made before that leaves whom to write to open. */
export function openWhatsApp(options: WhatsAppOptions): WhatsAppPlatform {
  const { rows, clock, log, dailyCap, pauseMs, zone } = options;
  let phone = '';
  let tell: WhatsAppIntake['tell'] = () => {};
  const watch = new ConnectionWatch(clock, (notice) => tell(notice));
  const onConnection = (news: ConnectionNews) => {
    if (news.type === 'connected') phone = userOf(news.me.pn) ?? '';
    log.info(news.type === 'stopped' ? { why: news.why } : {}, `WhatsApp: ${news.type}`);
    watch.take(news);
    rememberState(rows, news, clock.now().toISOString()).catch((error: unknown) => {
      log.error({ error: String(error) }, 'the state of the connection to WhatsApp cannot be noted');
    });
  };
  const client = new Client({ ...options, onConnection });
  const onCap = () => tell({ type: 'capReached', dailyCap });
  const startOfDay = (now: Date) => DateTime.fromJSDate(now, { zone }).startOf('day').toJSDate();
  const outbound = new Outbound({ rows, clock, dailyCap, pauseMs, startOfDay, onCap });
  const app = { channel, rows, client, clock, outbound };
  return {
    channel,
    capabilities: whatsAppCapabilities,
    isGroup: ({ chatId }) => isGroupId(chatId),
    parse: parseUpdate,
    send: (to, message) => asChatErrors(() => sendMessage(app, to, message)),
    edit: (message, content) => asChatErrors(() => editMessage(app, message, content)),
    remove: (message) => asChatErrors(() => removeMessage(app, message)),
    // A vote waits for no answer, and cannot be given one: what there is to say is a message.
    answerTap: async () => {},
    download: (fileRef) => asChatErrors(() => downloadFile(app, fileRef)),
    groupRights: (chat) => asChatErrors(() => groupRights(app, chat)),
    invitationLink: (token) => `https://wa.me/${phone}?text=${encodeURIComponent(joinText(token))}`,
    async start(intake) {
      tell = intake.tell;
      if (await linkedAccount(rows)) watch.lost();
      await client.start(intake.keep);
    },
    stop() {
      watch.stop();
      return client.stop();
    },
  };
}

/** The library's own errors are the network's, as far as anybody can tell; they may carry what people wrote. */
async function asChatErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof ChatError || !isOfLibrary(error)) throw error;
    const kind = isOutside(error) ? 'unreachable' : 'failed';
    throw new ChatError(kind, `WhatsApp did not do it (${error.output.statusCode})`);
  }
}
