import { createHash, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import {
  type AuthenticationCreds,
  type BinaryNode,
  createSignalIdentity,
  DEFAULT_CONNECTION_CONFIG,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  initAuthCreds,
  isJidGroup,
  jidDecode,
  type proto,
  S_WHATSAPP_NET,
  WA_CERT_DETAILS,
} from '@whiskeysockets/baileys';
import { addressees } from './addressees.ts';
import { answerQuery, type BotBundle } from './answer-query.ts';
import { Connection, type Listening, listen } from './connections.ts';
import { FakeUser, type Target } from './fake-user.ts';
import { type BotIdentity, botIdentity, certify } from './identity.ts';
import { deviceIdentity, deviceSignature } from './linking.ts';
import { MediaServer } from './media-server.ts';
import { Phone } from './phone.ts';
import { reuploaded } from './reuploaded.ts';
import { selfSigned } from './self-signed.ts';
import { Sessions } from './sessions.ts';
import { seconds, stanza } from './stanza.ts';

export interface FakeGroup {
  id: string;
  subject: string;
  participants: FakeUser[];
  admins: FakeUser[];
  addressingMode: 'lid' | 'pn';
  createdAt: string;
  hasBot: boolean;
  botIsAdmin: boolean;
}

interface Sent {
  user: FakeUser;
  target: Target;
  message: proto.IMessage;
  sentAt: string;
}

interface Events {
  login: [];
  disconnected: [];
  /** The client sent its keys. */
  bundle: [];
  /** Somebody could not read what the bot sent, or the client broke the protocol. */
  fault: [unknown];
  /** The client asked for something to be sent once more. */
  retry: [Record<string, string>];
}

const keysWithinMs = 10_000;

/**
 * A WhatsApp server for a real Baileys client, on this machine only. Cryptography is the real thing (Noise, Signal, sender
 * keys, media, votes), done with Baileys' own primitives; it plays the people too. Not modelled: history, calls, limits,
 * people with several devices. It proves a program against the client library, not that WhatsApp takes a stanza.
 */
export class FakeWhatsApp extends EventEmitter<Events> {
  readonly addressing: 'lid' | 'pn';
  readonly bot: BotIdentity;
  readonly botPhone: FakeUser;
  readonly groups = new Map<string, FakeGroup>();
  readonly media = new MediaServer();
  readonly tls = selfSigned();
  /** What people sent, by id. */
  readonly sent = new Map<string, Sent>();
  /** Stanzas that the client has not confirmed. */
  readonly pending = new Map<string, BinaryNode>();
  /** Everything delivered to the client, in order, with repetitions. */
  readonly delivered: BinaryNode[] = [];
  readonly receipts: Record<string, string>[] = [];
  /** Stanzas of messages from the bot. */
  readonly fromBot: BinaryNode[] = [];
  /** Questions that nobody here knows, answered with nothing. */
  readonly unknown: BinaryNode[] = [];
  readonly rootPublic: Buffer;
  /** Who is logged in, linking, and how sessions end. */
  readonly session: Sessions;
  url = '';
  ignoresRetries = false;
  deniesReupload = false;
  /** Fails the next message of the bot with that code. */
  rejectNext: number | null = null;
  /** People whom the bot may not write to, and the code that says so. */
  readonly refuses = new Map<FakeUser, number>();
  #bundle: BotBundle | undefined;
  #listening: Listening | undefined;
  readonly #noise;
  readonly #users: FakeUser[] = [];

  static async start(options: { addressing?: 'lid' | 'pn' } = {}): Promise<FakeWhatsApp> {
    const server = new FakeWhatsApp(options.addressing ?? 'lid');
    server.#listening = await listen(server.tls, server.media, (socket) =>
      server.#accept(new Connection(socket, server.#noise)),
    );
    server.url = `ws://${server.media.hosts.plain}/ws/chat`;
    return server;
  }

  private constructor(addressing: 'lid' | 'pn') {
    super();
    this.addressing = addressing;
    this.bot = botIdentity();
    const { rootPublic, ...noise } = certify();
    this.rootPublic = rootPublic;
    this.#noise = noise;
    this.botPhone = new FakeUser(this, { phone: this.bot.phone, lid: this.bot.lidUser, name: 'phone of the bot' });
    this.botPhone.sendsReceipts = false;
    this.session = new Sessions(
      this.bot,
      this.botPhone.creds.signedIdentityKey,
      (client) => this.#catchUp(client),
      // A new device has new keys.
      () => {
        this.#bundle = undefined;
      },
    );
    this.on('fault', () => {});
  }

  /** Makes the Baileys of this process take our certificate and come here; returns how to undo that. */
  trustInThisProcess(): () => void {
    const details = WA_CERT_DETAILS as { PUBLIC_KEY: Buffer };
    const before = { key: details.PUBLIC_KEY, url: DEFAULT_CONNECTION_CONFIG.waWebSocketUrl };
    details.PUBLIC_KEY = this.rootPublic;
    DEFAULT_CONNECTION_CONFIG.waWebSocketUrl = this.url;
    return () => {
      details.PUBLIC_KEY = before.key;
      DEFAULT_CONNECTION_CONFIG.waWebSocketUrl = before.url;
    };
  }

  async close(): Promise<void> {
    await this.#listening?.close();
    for (const user of [...this.#users, this.botPhone]) user.close();
  }

  addUser({ phone, name = `user ${phone}` }: { phone: string; name?: string }): Phone {
    const lid = `8${createHash('sha1').update(phone).digest().readUIntBE(0, 6)}`;
    const user = new FakeUser(this, { phone, lid, name });
    this.#users.push(user);
    return new Phone(this, user);
  }

  addGroup(group: { subject: string; participants: readonly Phone[]; addressingMode?: 'lid' | 'pn' }): FakeGroup {
    const participants = group.participants.map(({ user }) => user);
    const made: FakeGroup = {
      id: `1203630${randomBytes(6).readUIntBE(0, 6)}@g.us`,
      subject: group.subject,
      participants,
      admins: participants.slice(0, 1),
      addressingMode: group.addressingMode ?? 'lid',
      createdAt: seconds(),
      hasBot: true,
      botIsAdmin: false,
    };
    this.groups.set(made.id, made);
    return made;
  }

  findUser(jid: string): FakeUser | undefined {
    const { user, server } = jidDecode(jid) ?? {};
    return [...this.#users, this.botPhone].find((known) =>
      server === 'lid' ? jidDecode(known.lid)?.user === user : known.phone === user,
    );
  }

  /** What a client knows that was linked earlier. */
  linkedCreds(): AuthenticationCreds {
    const creds = initAuthCreds();
    const account = this.botPhone.creds.signedIdentityKey;
    const identity = deviceIdentity(account, creds.signedIdentityKey.public);
    const signature = deviceSignature(creds.signedIdentityKey, account, identity.details);
    return Object.assign(creds, {
      account: { ...identity, deviceSignature: signature },
      me: { id: this.bot.pnDevice, lid: this.bot.lidDevice, name: 'Bot' },
      registered: true,
      platform: 'android',
      signalIdentities: [createSignalIdentity(this.bot.lidDevice, account.public)],
      // As after the first history sync: otherwise Baileys holds events back for 20 s.
      accountSyncCounter: 1,
    });
  }

  get preKeysLeft(): number {
    return this.#bundle ? Math.max(20, this.#bundle.preKeys.length) : 1;
  }

  keepBotBundle(bundle: BotBundle): void {
    this.#bundle = { ...bundle, preKeys: [...(this.#bundle?.preKeys ?? []), ...bundle.preKeys] };
    this.emit('bundle');
  }

  /** Waits until the client has sent its keys. */
  async takeBotBundle() {
    while (!this.#bundle) await once(this, 'bundle', { signal: AbortSignal.timeout(keysWithinMs) });
    const { preKeys, ...bundle } = this.#bundle;
    const preKey = preKeys.shift();
    return preKey ? { ...bundle, preKey } : bundle;
  }

  /** At once when the client is there, else at its next login, as caught up. */
  deliver(node: BinaryNode): void {
    this.pending.set(node.attrs.id ?? '', node);
    this.delivered.push(node);
    this.sendNode(node);
  }

  /** As if the receipt had been lost: the client gets it once more at its next login. */
  forgetReceipt(id: string): void {
    const node = this.delivered.findLast(({ attrs }) => attrs.id === id);
    if (node) this.pending.set(id, node);
  }

  sendNode(node: BinaryNode, to = this.session.current): boolean {
    return to?.send(node) ?? false;
  }

  changeGroup(
    group: FakeGroup,
    what: 'add' | 'remove',
    phones: readonly Phone[] | 'bot',
    by = group.participants[0],
  ): void {
    const people = phones === 'bot' ? [] : phones.map(({ user }) => user);
    if (phones === 'bot') group.hasBot = what === 'add';
    else if (what === 'add') group.participants.push(...people);
    else group.participants = group.participants.filter((user) => !people.includes(user));
    const jidOf = ({ lid, pn }: { lid: string; pn: string }) => (group.addressingMode === 'lid' ? lid : pn);
    const members = (phones === 'bot' ? [this.bot] : people).map((user) =>
      stanza('participant', { jid: jidOf(user), phone_number: user.pn }),
    );
    const author = by ? { participant: jidOf(by), participant_pn: by.pn } : {};
    const attrs = { type: 'w:gp2', from: group.id, id: randomBytes(6).toString('hex'), t: seconds(), ...author };
    this.deliver(
      stanza('notification', { ...attrs, addressing_mode: group.addressingMode }, [stanza(what, {}, members)]),
    );
  }

  expireMedia(messageId: string): void {
    this.media.expire(this.#mediaOf(messageId));
  }

  #accept(connection: Connection): void {
    connection.onFault = (error) => this.emit('fault', error);
    connection.onLogin = (payload) => this.session.logIn(connection, payload);
    connection.onNode = (node) => this.#take(connection, node);
    connection.onClose = () => {
      if (this.session.ended(connection)) this.emit('disconnected');
    };
  }

  /** Everything that waits, and that this was all. */
  #catchUp(client: Connection): void {
    const waiting = [...this.pending.values()];
    const count = String(waiting.length);
    const preview = { count, message: count, notification: '0', receipt: '0', appdata: '0' };
    client.send(stanza('ib', {}, [stanza('offline_preview', preview)]));
    for (const [index, node] of waiting.entries()) {
      client.send({ ...node, attrs: { ...node.attrs, offline: String(index) } });
    }
    client.send(stanza('ib', {}, [stanza('offline', { count })]));
    this.emit('login');
  }

  async #take(connection: Connection, node: BinaryNode): Promise<void> {
    if (node.tag === 'iq') return this.#answer(connection, node);
    if (node.tag === 'message') return this.#forward(connection, node);
    if (node.tag === 'receipt') return this.#takeReceipt(connection, node);
    if (node.tag === 'ack') this.pending.delete(node.attrs.id ?? '');
  }

  async #answer(connection: Connection, query: BinaryNode): Promise<void> {
    const { id = '', type, to = S_WHATSAPP_NET } = query.attrs;
    if (type === 'result' || type === 'error') {
      if (id === 'pair-2') this.session.restart(connection);
      return;
    }
    const linked = this.session.answerLinking(query);
    const answer = linked ?? (await answerQuery(this, query));
    if (answer === undefined) this.unknown.push(query);
    const isError = typeof answer === 'number';
    const content = isError ? [stanza('error', { code: String(answer), text: 'no' })] : (answer ?? []);
    connection.send(stanza('iq', { id, type: isError ? 'error' : 'result', from: to }, content));
  }

  async #forward(connection: Connection, node: BinaryNode): Promise<void> {
    this.fromBot.push(node);
    const { id = '', to = '', participant } = node.attrs;
    const addressee = isJidGroup(to) ? undefined : this.findUser(to);
    const code = this.rejectNext ?? (addressee && this.refuses.get(addressee)) ?? null;
    const error = code === null ? {} : { error: String(code) };
    this.rejectNext = null;
    const attrs = { class: 'message', id, from: to, t: seconds(), ...(participant ? { participant } : {}), ...error };
    connection.send(stanza('ack', attrs));
    if ('error' in error) return;
    for (const [user, sealed] of addressees(this, node)) {
      const chat = isJidGroup(to) || user === this.botPhone ? to : this.bot.lid;
      await user.receive({ id, chat, sealed, from: this.bot.lidDevice }).catch((fault) => this.emit('fault', fault));
    }
  }

  async #takeReceipt(connection: Connection, node: BinaryNode): Promise<void> {
    const { id = '', to = '', type, participant } = node.attrs;
    this.receipts.push(node.attrs);
    const about = { ...(type ? { type } : {}), ...(participant ? { participant } : {}) };
    connection.send(stanza('ack', { class: 'receipt', id, from: to, ...about }));
    if (type === 'server-error') return this.#reupload(node);
    if (type === 'retry') return this.#retry(node);
    const more = getBinaryNodeChildren(getBinaryNodeChild(node, 'list'), 'item').map(({ attrs }) => attrs.id ?? '');
    for (const confirmed of [id, ...more]) this.pending.delete(confirmed);
  }

  async #retry({ attrs }: BinaryNode): Promise<void> {
    const id = attrs.id ?? '';
    this.emit('retry', attrs);
    if (this.ignoresRetries) return;
    this.pending.delete(id);
    await this.sent.get(id)?.user.sendAgain(id);
  }

  /** The phone puts an expired file there once more, or says that it has it no more. */
  #reupload(node: BinaryNode): void {
    const id = node.attrs.id ?? '';
    const asked = getBinaryNodeChild(node, 'rmr');
    const rest = asked ? [asked] : [];
    const content = this.deniesReupload
      ? [stanza('error', { code: '2' }), ...rest]
      : [reuploaded(this.media, id, this.#mediaOf(id)), ...rest];
    this.sendNode(stanza('notification', { type: 'mediaretry', from: this.bot.pn, id, t: seconds() }, content));
  }

  #mediaOf(messageId: string) {
    const sent = this.sent.get(messageId)?.message;
    const message = sent?.associatedChildMessage?.message ?? sent;
    const found = message?.imageMessage ?? message?.videoMessage ?? message?.documentMessage;
    if (!found) throw new Error(`no file was sent as ${messageId}`);
    return found;
  }
}
