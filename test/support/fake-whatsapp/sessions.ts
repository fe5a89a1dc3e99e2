import { randomBytes } from 'node:crypto';
import { type BinaryNode, getBinaryNodeChild, type KeyPair, type proto, S_WHATSAPP_NET } from '@whiskeysockets/baileys';
import type { Connection } from './connections.ts';
import type { BotIdentity } from './identity.ts';
import { CodeLinking, pairSuccess } from './linking.ts';
import { seconds, stanza } from './stanza.ts';

/** Which client is logged in or wants to be linked, and how that ends. One session a device. */
export class Sessions {
  /** Fails the next login with that code. */
  failNext: number | null = null;
  #loggedOut = false;
  #linking: CodeLinking | undefined;
  #pairing: Connection | undefined;
  #current: Connection | undefined;
  readonly #bot: BotIdentity;
  readonly #account: KeyPair;
  readonly #onLogin: (connection: Connection) => void;
  readonly #onLinking: () => void;

  constructor(bot: BotIdentity, account: KeyPair, onLogin: (connection: Connection) => void, onLinking: () => void) {
    this.#bot = bot;
    this.#account = account;
    this.#onLogin = onLogin;
    this.#onLinking = onLinking;
  }

  get current(): Connection | undefined {
    return this.#current;
  }

  /** False when it was not the one that is logged in. */
  ended(connection: Connection): boolean {
    if (this.#current !== connection) return false;
    this.#current = undefined;
    return true;
  }

  drop(): void {
    this.#current?.drop();
  }

  streamError(code: number): void {
    this.#endWith(stanza('stream:error', { code: String(code) }));
  }

  replaceConnection(): void {
    this.#endWith(stanza('stream:error', {}, [stanza('conflict', { type: 'replaced' })]));
  }

  logOut(): void {
    this.#loggedOut = true;
    this.#endWith(stanza('stream:error', { code: '401' }, [stanza('conflict', { type: 'device_removed' })]));
  }

  /** The phone may link a device again. */
  forgetLogOut(): void {
    this.#loggedOut = false;
  }

  /** The phone scans the QR that the client shows. */
  scanQr(qr: string): void {
    this.#pair(Buffer.from(qr.replace(/^https?:\/\/[^#]*#/, '').split(',')[3] ?? '', 'base64'));
  }

  /** The phone's owner types the code that the client shows. */
  async enterPairingCode(code: string): Promise<void> {
    if (!this.#linking || !this.#pairing) throw new Error('nobody asked for a code');
    this.#pairing.send(await this.#linking.enter(code));
  }

  get isLinkingByCode(): boolean {
    return this.#linking !== undefined;
  }

  #endWith(node: BinaryNode): void {
    this.#current?.send(node);
    this.#current?.closeSoon();
  }

  logIn(connection: Connection, payload: proto.ClientPayload): void {
    const code = this.failNext ?? (this.#loggedOut && !payload.devicePairingData ? 401 : null);
    this.failNext = null;
    if (code !== null) {
      connection.send(stanza('failure', { reason: String(code), location: 'odn' }));
      connection.closeSoon();
    } else if (payload.devicePairingData) this.#offerPairing(connection, payload.devicePairingData);
    else this.#welcome(connection);
  }

  #welcome(connection: Connection): void {
    // One session a device: the older one is told that it was replaced.
    if (this.#current) this.replaceConnection();
    this.#current = connection;
    connection.send(
      stanza('success', {
        t: seconds(),
        lid: this.#bot.lidDevice,
        creation: '1700000000',
        location: 'odn',
        props: '1',
      }),
    );
    this.#onLogin(connection);
  }

  #offerPairing(connection: Connection, { eIdent }: proto.ClientPayload.IDevicePairingRegistrationData): void {
    this.#pairing = connection;
    connection.identity = eIdent ?? Buffer.alloc(0);
    const refs = Array.from({ length: 6 }, () =>
      stanza('ref', {}, Buffer.from(`2@${randomBytes(24).toString('base64')}`)),
    );
    const attrs = { from: S_WHATSAPP_NET, type: 'set', id: 'pair-1', xmlns: 'md' };
    connection.send(stanza('iq', attrs, [stanza('pair-device', {}, refs)]));
  }

  #pair(secret: Uint8Array): void {
    const connection = this.#pairing;
    if (!connection) throw new Error('nobody wants to be linked');
    this.#loggedOut = false;
    this.#onLinking();
    connection.send(pairSuccess(this.#bot, this.#account, connection.identity, secret));
  }

  /** The client signed its identity: it has to log in anew. */
  restart(connection: Connection): void {
    connection.send(stanza('stream:error', { code: '515' }));
    connection.closeSoon();
  }

  answerLinking(query: BinaryNode): BinaryNode[] | undefined {
    const asked = getBinaryNodeChild(query, 'link_code_companion_reg');
    if (!asked) return undefined;
    if (asked.attrs.stage === 'companion_hello') {
      this.#linking = new CodeLinking(query, this.#account);
      return [this.#linking.answer];
    }
    const secret = this.#linking?.finish(query);
    if (secret) setImmediate(() => this.#pair(secret));
    return [];
  }
}
