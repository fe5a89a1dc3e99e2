import type { ConnectionState, proto, WASocket, WAVersion } from '@whiskeysockets/baileys';
import type { Clock, Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import { ackOf } from './ack-of.ts';
import { type Auth, loadAuth } from './auth.ts';
import { type AfterClose, afterClose, type Stopped } from './close-codes.ts';
import { GroupRoster } from './group-roster.ts';
import { Intake, type KeepUpdates } from './intake.ts';
import { outliveRejections } from './library-errors.ts';
import { muteSignal } from './mute-signal.ts';
import { openSocket } from './open-socket.ts';
import { RetryCounts } from './retry-counts.ts';
import { StanzaKeeper } from './stanza-keeper.ts';
import { Turns } from './turns.ts';
import { type Both, bothOf } from './whatsapp-ids.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';

export interface ClientOptions {
  rows: WhatsAppRows;
  clock: Clock;
  log: Log;
  /** The web version to announce; default the library's, which ages. */
  version?: WAVersion;
  /** The number to link by an 8-character code; without it a QR is shown. */
  pairingPhone?: string;
  /** Called each time that there is something new to link by. */
  onLink(link: Link): void;
  onConnection(news: ConnectionNews): void;
}

/** How the number is linked: a QR to scan, or a code to type. */
export type Link = { type: 'qr'; qr: string } | { type: 'code'; code: string };

export type ConnectionNews =
  | { type: 'connected'; me: Both }
  /** It will be tried again. */
  | { type: 'lost' }
  | { type: 'stopped'; why: Stopped };

/** A connection that holds so long is a good one, and has caught up, also where the server does not say so. */
const settledAfterMs = 10_000;
/** A server that wants nothing but restarts is not obeyed more often than this. */
const mostRestarts = 3;
const endWithinMs = 2000;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/** The connection to WhatsApp: linked, kept up, and made reliable. One a process: two would push each other out. */
export class Client {
  readonly roster = new GroupRoster();
  readonly #options: ClientOptions;
  readonly #retryCounts = new RetryCounts();
  readonly #turns = new Turns();
  readonly #keeper: StanzaKeeper;
  #intake: Intake | undefined;
  #socket: WASocket | undefined;
  #isOpen = false;
  #isStopping = false;
  #failures = 0;
  #restarts = 0;
  #cancelPause = () => {};
  #letRejectionsBe = () => {};
  /** Rejects when the connection of now ends. */
  #ended: Promise<never> = new Promise(() => {});
  #end: (error: Error) => void = () => {};

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#keeper = new StanzaKeeper(options);
  }

  /** Begins to connect; what comes goes to `keep`. */
  async start(keep: KeepUpdates): Promise<void> {
    muteSignal();
    this.#letRejectionsBe = outliveRejections(this.#options.log);
    this.#intake = new Intake({ ...this.#options, roster: this.roster, keeper: this.#keeper, keep });
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#cancelPause();
    await this.#endSocket();
    await this.#keeper.stored().catch(() => {});
    await this.#intake?.idle();
    this.#letRejectionsBe();
  }

  /** A server that does not say goodbye is not waited for. */
  async #endSocket(): Promise<void> {
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, endWithinMs);
    await Promise.race([this.#socket?.end(undefined), late]);
    clearTimeout(timer);
  }

  /** Tells WhatsApp to forget this device, and forgets its session. */
  async logOut(): Promise<void> {
    const socket = this.open();
    this.#isStopping = true;
    await socket.logout();
    await this.#options.rows.dropKeys();
  }

  /** Throws `ChatError` while it is not connected. */
  open(): WASocket {
    if (this.#socket && this.#isOpen) return this.#socket;
    throw new ChatError('away', 'WhatsApp is not connected');
  }

  /** Sends a message that is in the database already. Resolves with what the server says to it: null, or a code. */
  async relay(
    jid: string,
    message: proto.IMessage,
    options: Parameters<WASocket['relayMessage']>[2] & { messageId: string },
  ): Promise<string | null> {
    const socket = this.open();
    const ended = this.#ended;
    const answered = ackOf(socket, options.messageId);
    try {
      await this.#turns.run(() => Promise.race([socket.relayMessage(jid, message, options), ended]));
      return await Promise.race([answered.code, ended]);
    } finally {
      answered.forget();
    }
  }

  async #connect(): Promise<void> {
    const { rows, clock, version } = this.#options;
    const auth = await loadAuth(rows, () => clock.now().toISOString());
    if (this.#isStopping) return;
    const socket = openSocket({
      auth,
      version,
      rows,
      roster: this.roster,
      keeper: this.#keeper,
      turns: this.#turns,
      retryCounts: this.#retryCounts,
    });
    this.#watch(socket, auth);
  }

  #watch(socket: WASocket, auth: Auth): void {
    this.#socket = socket;
    this.#ended = new Promise((_, reject) => {
      this.#end = reject;
    });
    this.#ended.catch(() => {});
    this.#keeper.watch(socket);
    this.#intake?.watch(socket);
    this.roster.watch(socket);
    socket.ev.on('creds.update', auth.saveCreds);
    let asked = false;
    socket.ev.on('connection.update', (state) => {
      if (state.qr && !asked) asked = this.#showLink(socket, state.qr);
      if (state.connection === 'open') this.#opened(socket);
      if (state.receivedPendingNotifications) this.#feed(socket);
      if (state.connection === 'close') this.#closed(auth, state);
    });
  }

  /** True when nothing more is to be shown in this connection. */
  #showLink(socket: WASocket, qr: string): boolean {
    const { pairingPhone, onLink, log } = this.#options;
    if (!pairingPhone) {
      onLink({ type: 'qr', qr });
      return false;
    }
    socket.requestPairingCode(pairingPhone).then(
      (code) => onLink({ type: 'code', code }),
      (error: unknown) => log.warn({ error: String(error) }, 'WhatsApp gave no code to link by'),
    );
    return true;
  }

  #opened(socket: WASocket): void {
    this.#isOpen = true;
    this.#options.onConnection({ type: 'connected', me: bothOf(socket.user?.id, socket.user?.lid) });
    this.#cancelPause = this.#options.clock.after(settledAfterMs, () => {
      this.#failures = 0;
      this.#restarts = 0;
      this.#feed(socket);
    });
  }

  #feed(socket: WASocket): void {
    this.#keeper.feedLeftovers(socket).catch((error: unknown) => {
      this.#options.log.error({ error: String(error) }, 'what was left over of WhatsApp cannot be read');
    });
  }

  #closed(auth: Auth, { lastDisconnect }: Partial<ConnectionState>): void {
    this.#isOpen = false;
    this.#cancelPause();
    this.#end(new ChatError('failed', 'the connection to WhatsApp ended'));
    if (this.#isStopping) return;
    const code = codeOf(lastDisconnect?.error);
    this.#options.log.warn({ code }, 'the connection to WhatsApp ended');
    this.#goOn(auth, afterClose(code)).catch((error: unknown) => {
      this.#options.log.error({ error: String(error) }, 'WhatsApp cannot be connected, will try again');
      this.#later();
    });
  }

  async #goOn(auth: Auth, next: AfterClose): Promise<void> {
    const { onConnection, rows } = this.#options;
    await auth.saved();
    switch (next.type) {
      case 'atOnce':
        this.#restarts += 1;
        return this.#restarts > mostRestarts ? this.#lost() : this.#connect();
      case 'later':
        return this.#lost();
      case 'stop':
        return onConnection({ type: 'stopped', why: next.why });
      case 'linkAgain':
        await rows.dropKeys();
        onConnection({ type: 'stopped', why: 'loggedOut' });
        return this.#connect();
      default:
        return next satisfies never;
    }
  }

  #lost(): void {
    this.#options.onConnection({ type: 'lost' });
    this.#later();
  }

  #later(): void {
    this.#failures += 1;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (this.#failures - 1)) * (1 + Math.random() / 2);
    this.#cancelPause = this.#options.clock.after(pauseMs, () => {
      this.#connect().catch((error: unknown) => {
        this.#options.log.error({ error: String(error) }, 'WhatsApp cannot be connected, will try again');
        this.#later();
      });
    });
  }
}

function codeOf(error: Error | undefined): number | undefined {
  return (error as { output?: { statusCode?: number } } | undefined)?.output?.statusCode;
}
