import { isJidGroup, type MediaType, proto, type WAMessageKey } from '@whiskeysockets/baileys';
import type { FakeUser, Received, SendOptions, SentKey, Target } from './fake-user.ts';
import type { FakeWhatsApp } from './fake-whatsapp.ts';
import { encryptPollVote } from './poll-vote.ts';

type Message = proto.IMessage;
type PictureKind = Extract<MediaType, 'image' | 'video' | 'document'>;

export interface FileToSend {
  bytes: Buffer;
  caption?: string;
  kind?: PictureKind;
  mimetype?: string;
  fileName?: string;
  /** A message of the bot that it answers. */
  replyTo?: Received;
  /** Over https and with a path, as phones do; else plainly, which needs no trusted certificate. */
  tls?: boolean;
}

const mimetypes = { image: 'image/jpeg', video: 'video/mp4', document: 'application/pdf' } as const;

/** What a person does with a phone, in words of WhatsApp. */
export class Phone {
  readonly #server: FakeWhatsApp;
  readonly user: FakeUser;

  constructor(server: FakeWhatsApp, user: FakeUser) {
    this.#server = server;
    this.user = user;
  }

  text(target: Target, text: string, options?: SendOptions): Promise<SentKey> {
    return this.user.send(target, { conversation: text }, options);
  }

  reply(target: Target, quoted: Received, text: string, options?: SendOptions): Promise<SentKey> {
    return this.user.send(target, { extendedTextMessage: { text, ...this.#answering(quoted) } }, options);
  }

  react(target: Target, key: WAMessageKey, text: string): Promise<SentKey> {
    return this.user.send(target, { reactionMessage: { key, text, senderTimestampMs: Date.now() } });
  }

  edit(target: Target, key: SentKey, text: string): Promise<SentKey> {
    const type = proto.Message.ProtocolMessage.Type.MESSAGE_EDIT;
    const own = { remoteJid: key.remoteJid, fromMe: true, id: key.id };
    return this.user.send(target, { protocolMessage: { key: own, type, editedMessage: { conversation: text } } });
  }

  /** Deletes a message for everybody: one's own, or as an admin of the group somebody else's. */
  remove(target: Target, { remoteJid, id, participant }: SentKey, options: SendOptions = {}): Promise<SentKey> {
    const isOwn = participant === undefined || [this.user.lid, this.user.pn].includes(participant);
    const type = proto.Message.ProtocolMessage.Type.REVOKE;
    const key = { remoteJid, id, fromMe: isOwn, ...(participant ? { participant } : {}) };
    return this.user.send(target, { protocolMessage: { key, type } }, { ...options, edit: isOwn ? '7' : '8' });
  }

  async file(target: Target, file: FileToSend, options?: SendOptions): Promise<SentKey> {
    return this.user.send(target, await this.#messageOf(file), options);
  }

  /** First what announces the album, then each piece, which names it; the keys of all. */
  async album(target: Target, files: readonly FileToSend[], { wrapped = false } = {}): Promise<SentKey[]> {
    const videos = files.filter(({ kind }) => kind === 'video').length;
    const announced = { expectedImageCount: files.length - videos, expectedVideoCount: videos };
    const parent = await this.user.send(target, { albumMessage: announced });
    const keys = [parent];
    for (const file of files) {
      const message = { ...(await this.#messageOf(file)), messageContextInfo: partOf(parent) };
      const sent = wrapped ? { associatedChildMessage: { message } } : message;
      keys.push(await this.user.send(target, sent, { type: 'media' }));
    }
    return keys;
  }

  /** A vote in the bot's poll; no options: the vote is withdrawn. */
  vote(
    target: Target,
    poll: Received,
    options: readonly string[],
    { creator = 'lid', voter = 'pn' }: { creator?: 'lid' | 'pn'; voter?: 'lid' | 'pn' } = {},
  ): Promise<SentKey> {
    const { bot } = this.#server;
    const vote = encryptPollVote(options, {
      pollId: poll.id,
      secret: poll.message.messageContextInfo?.messageSecret ?? Buffer.alloc(0),
      creatorJid: bot[creator],
      voterJid: this.user[voter],
    });
    const participant = isJidGroup(poll.chat) ? { participant: bot.lid } : {};
    const pollCreationMessageKey = { remoteJid: poll.chat, fromMe: false, id: poll.id, ...participant };
    const pollUpdateMessage = { pollCreationMessageKey, vote, senderTimestampMs: Date.now() };
    return this.user.send(target, { pollUpdateMessage }, { type: 'poll' });
  }

  #answering({ id, message }: Received) {
    return { contextInfo: { stanzaId: id, participant: this.#server.bot.lid, quotedMessage: message } };
  }

  async #messageOf({ bytes, kind = 'image', tls = false, replyTo, ...told }: FileToSend): Promise<Message> {
    const pointer = await this.#server.media.put(kind, bytes, { tls });
    const context = replyTo ? this.#answering(replyTo) : {};
    return { [`${kind}Message`]: { mimetype: mimetypes[kind], ...told, ...pointer, ...context } };
  }
}

function partOf({ remoteJid, id, participant }: SentKey): proto.IMessageContextInfo {
  const parentMessageKey = { remoteJid, id, fromMe: false, ...(participant ? { participant } : {}) };
  const associationType = proto.MessageAssociation.AssociationType.MEDIA_ALBUM;
  return { messageAssociation: { associationType, parentMessageKey } };
}
