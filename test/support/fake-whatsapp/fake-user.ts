import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import {
  addTransactionCapability,
  type BinaryNode,
  Curve,
  DEFAULT_CONNECTION_CONFIG,
  encodeBigEndian,
  encodeWAMessage,
  initAuthCreds,
  isJidGroup,
  KEY_BUNDLE_TYPE,
  proto,
  unpadRandomMax16,
  xmppPreKey,
  xmppSignedPreKey,
} from '@whiskeysockets/baileys';
import type { FakeGroup, FakeWhatsApp } from './fake-whatsapp.ts';
import { memoryKeys, quietLogger, seconds, stanza } from './stanza.ts';

type Message = proto.IMessage;

/** What the bot sent to somebody, decrypted. */
export interface Received {
  id: string;
  chat: string;
  from: string;
  message: Message;
}

/** The key of what somebody sent, as the bot sees it. */
export interface SentKey {
  id: string;
  remoteJid: string;
  participant?: string;
}

export interface SendOptions {
  id?: string;
  /** Seconds; default now. */
  sentAt?: string;
  /** Nobody can decrypt it. */
  corrupt?: boolean;
  /** No phone number in the stanza. */
  hideAlt?: boolean;
  addressing?: 'lid' | 'pn';
  type?: string;
  /** What it does to another message: `7` deletes one's own for everybody, `8` somebody else's. */
  edit?: '7' | '8';
}

export type Target = 'bot' | FakeGroup;

/** Somebody with a phone (device 0): encrypts and decrypts as that phone does. */
export class FakeUser extends EventEmitter<{ message: [Received] }> {
  readonly phone: string;
  readonly name: string;
  readonly pn: string;
  readonly lid: string;
  readonly creds = initAuthCreds();
  readonly inbox: Received[] = [];
  sendsReceipts = true;
  readonly #server: FakeWhatsApp;
  readonly #keys = addTransactionCapability(memoryKeys(), quietLogger, {
    maxCommitRetries: 3,
    delayBetweenTriesMs: 50,
  });
  readonly #signal = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(
    { creds: this.creds, keys: this.#keys },
    quietLogger,
    async () => [],
  );
  readonly #groupsWithKey = new Set<string>();
  #nextPreKey = 1;

  constructor(server: FakeWhatsApp, { phone, lid, name }: { phone: string; lid: string; name: string }) {
    super();
    this.#server = server;
    this.phone = phone;
    this.name = name;
    this.pn = `${phone}@s.whatsapp.net`;
    this.lid = `${lid}@lid`;
  }

  /** Fresh keys to begin a session with. */
  async bundle(): Promise<BinaryNode[]> {
    const id = this.#nextPreKey++;
    const pair = Curve.generateKeyPair();
    await this.#keys.set({ 'pre-key': { [id]: pair } });
    return [
      stanza('registration', {}, encodeBigEndian(this.creds.registrationId)),
      stanza('type', {}, KEY_BUNDLE_TYPE),
      stanza('identity', {}, this.creds.signedIdentityKey.public),
      xmppPreKey(pair, id),
      xmppSignedPreKey(this.creds.signedPreKey),
    ];
  }

  /** Sends anything to the bot, or to a group that both are in. */
  async send(target: Target, message: Message, options: SendOptions = {}): Promise<SentKey> {
    const id = options.id ?? `3EB0${randomBytes(9).toString('hex').toUpperCase()}`;
    const type = options.type ?? typeOf(message);
    const attrs: Record<string, string> = { id, t: options.sentAt ?? seconds(), type, notify: this.name };
    Object.assign(attrs, target === 'bot' ? this.#directly(options) : this.#intoGroup(target));
    if (options.edit) attrs.edit = options.edit;
    const corrupt = options.corrupt === true;
    const content =
      target === 'bot' ? [await this.#seal(message, corrupt)] : await this.#sealForGroup(target, message, corrupt);
    if (options.hideAlt) for (const name of altNames) delete attrs[name];
    this.#server.sent.set(id, { user: this, target, message, sentAt: attrs.t ?? seconds() });
    this.#server.deliver(stanza('message', attrs, content));
    return { id, remoteJid: attrs.from ?? '', ...(attrs.participant ? { participant: attrs.participant } : {}) };
  }

  /** The bot could not decrypt it: everything about the session is forgotten, and it is sent once more. */
  async sendAgain(id: string): Promise<void> {
    const sent = this.#server.sent.get(id);
    if (!sent) return;
    await this.#signal.deleteSession([this.#server.bot.lidDevice]);
    this.#groupsWithKey.clear();
    await this.send(sent.target, sent.message, { id, sentAt: sent.sentAt });
  }

  /** Called with the `<enc>` nodes that are for this account. */
  async receive({ id, chat, sealed, from }: { id: string; chat: string; sealed: BinaryNode[]; from: string }) {
    let message: Message | undefined;
    for (const part of sealed) message = (await this.#open(part, chat, from)) ?? message;
    if (!message) return;
    const received = { id, chat, from, message };
    this.inbox.push(received);
    this.emit('message', received);
    const place = isJidGroup(chat) ? { from: chat, participant: this.lid } : { from: this.lid };
    if (this.sendsReceipts) this.#server.sendNode(stanza('receipt', { id, ...place, t: seconds() }));
  }

  /** The first thing received, now or later, that is as wanted. */
  waitFor(wanted: (received: Received) => boolean, ms = 8000): Promise<Received> {
    const known = this.inbox.find(wanted);
    if (known) return Promise.resolve(known);
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        this.off('message', look);
      };
      const look = (received: Received) => {
        if (!wanted(received)) return;
        end();
        resolve(received);
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`${this.name} got no such message within ${ms} ms`));
      }, ms);
      this.on('message', look);
    });
  }

  /** What a phone does when it cannot decrypt: asks the bot to send once more, with fresh keys. */
  async askRetry({ id, chat }: Received): Promise<void> {
    await this.#signal.deleteSession([this.#server.bot.lidDevice]);
    const keys = (await this.bundle()).filter(({ tag }) => tag !== 'registration');
    const place = isJidGroup(chat) ? { from: chat, participant: this.lid } : { from: this.lid };
    const asked = stanza('receipt', { id, type: 'retry', t: seconds(), ...place }, [
      stanza('retry', { count: '1', id, t: seconds(), v: '1' }),
      stanza('registration', {}, encodeBigEndian(this.creds.registrationId)),
      stanza('keys', {}, keys),
    ]);
    this.#server.sendNode(asked);
  }

  close(): void {
    this.#signal.close?.();
  }

  #directly({ addressing = this.#server.addressing }: SendOptions): Record<string, string> {
    return addressing === 'lid'
      ? { from: this.lid, addressing_mode: addressing, sender_pn: this.pn }
      : { from: this.pn, addressing_mode: addressing, sender_lid: this.lid };
  }

  #intoGroup({ id, addressingMode }: FakeGroup): Record<string, string> {
    return addressingMode === 'lid'
      ? { from: id, addressing_mode: addressingMode, participant: this.lid, participant_pn: this.pn }
      : { from: id, addressing_mode: addressingMode, participant: this.pn, participant_lid: this.lid };
  }

  async #seal(message: Message, corrupt = false): Promise<BinaryNode> {
    const jid = this.#server.bot.lidDevice;
    if (!(await this.#signal.validateSession(jid)).exists) {
      await this.#signal.injectE2ESession({ jid, session: await this.#server.takeBotBundle() });
    }
    const { type, ciphertext } = await this.#signal.encryptMessage({ jid, data: encodeWAMessage(message) });
    const broken = () => Buffer.concat([Buffer.from(ciphertext).subarray(0, 20), randomBytes(40)]);
    return stanza('enc', { v: '2', type }, corrupt ? broken() : ciphertext);
  }

  /** With the key of the group, the first time. */
  async #sealForGroup({ id }: FakeGroup, message: Message, corrupt: boolean): Promise<BinaryNode[]> {
    const { ciphertext, senderKeyDistributionMessage } = await this.#signal.encryptGroupMessage({
      group: id,
      meId: this.lid,
      data: encodeWAMessage(message),
    });
    const body = stanza('enc', { v: '2', type: 'skmsg' }, corrupt ? randomBytes(64) : ciphertext);
    if (this.#groupsWithKey.has(id)) return [body];
    this.#groupsWithKey.add(id);
    const key = { groupId: id, axolotlSenderKeyDistributionMessage: senderKeyDistributionMessage };
    return [await this.#seal({ senderKeyDistributionMessage: key }), body];
  }

  /** Undefined for what carries only the key of a group. */
  async #open({ attrs, content }: BinaryNode, chat: string, from: string): Promise<Message | undefined> {
    const bytes = content as Uint8Array;
    const plain =
      attrs.type === 'skmsg'
        ? await this.#signal.decryptGroupMessage({ group: chat, authorJid: from, msg: bytes })
        : await this.#signal.decryptMessage({
            jid: this.#server.bot.lidDevice,
            type: attrs.type === 'pkmsg' ? 'pkmsg' : 'msg',
            ciphertext: bytes,
          });
    const decoded: Message = proto.Message.decode(unpadRandomMax16(plain));
    const message = decoded.deviceSentMessage?.message ?? decoded;
    const key = message.senderKeyDistributionMessage;
    if (!key?.groupId) return message;
    await this.#signal.processSenderKeyDistributionMessage({ authorJid: from, item: key });
    return Object.keys(message).some((name) => !onlyKeys.includes(name)) ? message : undefined;
  }
}

const altNames = ['sender_pn', 'sender_lid', 'participant_pn', 'participant_lid'];
const onlyKeys = ['senderKeyDistributionMessage', 'messageContextInfo'];

function typeOf(message: Message): string {
  if (message.reactionMessage) return 'reaction';
  if (message.pollUpdateMessage ?? message.pollCreationMessageV3) return 'poll';
  const { imageMessage, videoMessage, documentMessage, audioMessage, associatedChildMessage } = message;
  return (imageMessage ?? videoMessage ?? documentMessage ?? audioMessage ?? associatedChildMessage) ? 'media' : 'text';
}
