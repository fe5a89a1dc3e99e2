import { jidNormalizedUser, type proto, type WAMessage, type WASocket } from '@whiskeysockets/baileys';
import type { Clock, Log } from '../../workflows/ports.ts';
import type { GroupRoster } from './group-roster.ts';
import { isCiphertext, memberChangeOf, removedIdOf } from './message-kinds.ts';
import { readVote } from './read-vote.ts';
import type { StanzaKeeper } from './stanza-keeper.ts';
import { type Removal, writeUpdate } from './stored-update.ts';
import { Turns } from './turns.ts';
import { type Both, bothOf, externalIdOf, isGroupId, userIdOf } from './whatsapp-ids.ts';
import type { WhatsAppRows } from './whatsapp-rows.ts';
import { whose } from './whose.ts';

/** Stores a batch in one commit, and tells how many were new; what is known already is not stored again. */
export type KeepUpdates = (updates: readonly { externalId: string; raw: string }[]) => Promise<number>;

export interface IntakeDeps {
  rows: WhatsAppRows;
  roster: GroupRoster;
  keeper: StanzaKeeper;
  keep: KeepUpdates;
  clock: Clock;
  log: Log;
}

/** What comes out of the client, into the inbox, in order. */
export class Intake {
  readonly #deps: IntakeDeps;
  readonly #turns = new Turns();
  #waiting: WAMessage[] = [];

  constructor(deps: IntakeDeps) {
    this.#deps = deps;
  }

  /**
   * Messages are taken where the client tells of them. Its listeners hear of them later, from a buffer that is thrown away
   * when the connection ends.
   */
  watch(socket: WASocket): void {
    const { ev } = socket;
    const emit = ev.emit.bind(ev);
    ev.emit = (event, data) => {
      if (event === 'messages.upsert') this.#take(socket, (data as { messages: WAMessage[] }).messages);
      return emit(event, data);
    };
  }

  /** Resolves when everything that came is in the inbox. */
  async idle(): Promise<void> {
    await this.#turns.run(async () => {});
  }

  #take(socket: WASocket, messages: readonly WAMessage[]): void {
    // What could not be decrypted comes once more: the sender's phone was asked for it.
    this.#waiting.push(...messages.filter((message) => !isCiphertext(message)));
    void this.#turns
      .run(() => this.#storeWaiting(socket))
      .catch((error: unknown) => {
        // Their stanzas are still there, and are given to the client again after its next login.
        this.#deps.log.error({ error: String(error) }, 'messages of WhatsApp cannot be stored');
      });
  }

  async #storeWaiting(socket: WASocket): Promise<void> {
    const messages = this.#waiting;
    this.#waiting = [];
    if (messages.length === 0) return;
    const me = bothOf(socket.user?.id, socket.user?.lid);
    const updates = [];
    for (const message of messages) updates.push(...(await this.#updatesOf(message, me, socket)));
    if (updates.length > 0) await this.#deps.keep(updates);
    await this.#deps.keeper.finished(
      messages,
      [me.lid, me.pn].filter((jid) => jid !== null),
    );
  }

  async #updatesOf(message: WAMessage, me: Both, socket: WASocket) {
    if (!isForUs(message)) return [];
    const { rows, roster } = this.#deps;
    const sender = await whose(message, socket, roster);
    const userId = userIdOf(sender);
    if (userId === null) return [];
    await this.#rememberPerson(message, sender, userId);
    const asked = message.message?.pollUpdateMessage;
    const vote = asked ? await readVote(asked, { me, voter: sender, voterId: userId }, rows) : null;
    if (asked && !vote) return [];
    const jid = message.key.remoteJid ?? '';
    const isGroup = isGroupId(jid);
    const title = isGroup ? ((await roster.find(jid))?.subject ?? null) : null;
    const chatId = isGroup ? jid : userId;
    const removal = await this.#readRemoval(message, sender);
    const raw = writeUpdate(message, { sender, title, me, vote, removal });
    return [{ externalId: externalIdOf(chatId, message.key.id ?? '', userId), raw }];
  }

  /** Whether an admin of the group deleted it is known now, and perhaps not any more when it is handled. */
  async #readRemoval({ key: { remoteJid }, message }: WAMessage, sender: Both): Promise<Removal | null> {
    const messageId = removedIdOf(message);
    if (messageId === null) return null;
    const isGroup = isGroupId(remoteJid ?? '');
    return { messageId, byGroupAdmin: isGroup && (await this.#deps.roster.isAdmin(remoteJid ?? '', sender)) };
  }

  /** Before what they wrote is answered: only who wrote first may be written to. */
  async #rememberPerson({ key }: WAMessage, { lid, pn }: Both, userId: string): Promise<void> {
    const { rows, clock } = this.#deps;
    const wroteAt = isGroupId(key.remoteJid ?? '') ? null : clock.now().toISOString();
    const phone = pn === null ? null : (jidNormalizedUser(pn).split('@')[0] ?? null);
    await rows.rememberPerson({ userId, jid: lid ?? pn ?? '', phone, wroteAt });
  }
}

/** Not what the bot's own number sent, nor what only the library has use for. */
function isForUs(message: WAMessage): boolean {
  if (memberChangeOf(message.messageStubType)) return true;
  return !message.key.fromMe && hasContent(message.message);
}

function hasContent(message: proto.IMessage | null | undefined): boolean {
  return Object.entries(message ?? {}).some(
    ([name, value]) => value != null && !['senderKeyDistributionMessage', 'messageContextInfo'].includes(name),
  );
}
