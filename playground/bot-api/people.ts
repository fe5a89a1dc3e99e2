import { contentToCarry, originOf } from './carry-message.ts';
import { pushMemberUpdate } from './chat-member.ts';
import type { ChatMessage, MessageContent, TelegramChat, TelegramUser } from './chat-message.ts';
import type { ChatRoom } from './chats.ts';
import { findEntities } from './find-entities.ts';
import { announce, asBotSees, changeMessage, postMessage, removeMessage } from './messages.ts';
import { sendAlbum } from './send-album.ts';
import { mediaContent } from './sent-media.ts';
import { findButton } from './tap-button.ts';
import type { Telegram } from './telegram.ts';
import type { VirtualGroup } from './virtual-group.ts';
import type {
  AlbumOptions,
  AlbumPiece,
  DocumentOptions,
  MediaOptions,
  Recipient,
  SendOptions,
  SentAlbum,
  TapAnswer,
  TapOptions,
  VirtualUser,
} from './virtual-user.ts';

const TAP_TIMEOUT_MS = 5_000;

/** How Telegram shows an admin who stays anonymous. */
const anonymousAdmin: TelegramUser = {
  id: 1087968824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

export class Person implements VirtualUser {
  readonly account: TelegramUser;
  readonly #telegram: Telegram;
  readonly #room: ChatRoom;

  constructor(telegram: Telegram, room: ChatRoom, account: TelegramUser) {
    this.#telegram = telegram;
    this.#room = room;
    this.account = account;
  }

  get id(): number {
    return this.account.id;
  }

  get firstName(): string {
    return this.account.first_name;
  }

  get lastName(): string | undefined {
    return this.account.last_name;
  }

  get username(): string | undefined {
    return this.account.username;
  }

  get privateChat(): number {
    return this.account.id;
  }

  get inbox(): readonly ChatMessage[] {
    return this.#room.messages.filter(({ from }) => from?.id === this.#telegram.bot.id);
  }

  start(payload?: string): ChatMessage {
    if (this.#room.access === 'blocked') this.unblock();
    return this.send('bot', payload === undefined ? '/start' : `/start ${payload}`);
  }

  openLink(url: string): ChatMessage {
    const { hostname, pathname, searchParams } = new URL(url);
    const isOurs = hostname === 't.me' && pathname.slice(1).toLowerCase() === this.#telegram.bot.username.toLowerCase();
    if (!isOurs) throw new Error(`${url} does not lead to @${this.#telegram.bot.username}`);
    return this.start(searchParams.get('start') ?? undefined);
  }

  send(to: Recipient, text: string, options: SendOptions = {}): ChatMessage {
    const entities = findEntities(text);
    return this.#say(to, { text, ...(entities.length > 0 && { entities }) }, options);
  }

  sendPhoto(to: Recipient, jpeg: Buffer, options: MediaOptions = {}): ChatMessage {
    return this.#say(to, mediaContent(this.#telegram, { kind: 'photo', bytes: jpeg }, options), options);
  }

  sendVideo(to: Recipient, mp4: Buffer, options: MediaOptions = {}): ChatMessage {
    return this.#say(to, mediaContent(this.#telegram, { kind: 'video', bytes: mp4 }, options), options);
  }

  sendDocument(to: Recipient, bytes: Buffer, options: DocumentOptions): ChatMessage {
    const { fileName, mimeType } = options;
    const file = { kind: 'document' as const, bytes, fileName, mimeType };
    return this.#say(to, mediaContent(this.#telegram, file, options), options);
  }

  sendSticker(to: Recipient, options: SendOptions = {}): ChatMessage {
    return this.#say(to, mediaContent(this.#telegram, { kind: 'sticker', bytes: Buffer.from('sticker') }, {}), options);
  }

  sendVoice(to: Recipient, ogg = Buffer.from('voice'), options: SendOptions = {}): ChatMessage {
    return this.#say(to, mediaContent(this.#telegram, { kind: 'voice', bytes: ogg }, {}), options);
  }

  sendAlbum(to: Recipient, pieces: readonly AlbumPiece[], options: AlbumOptions = {}): SentAlbum {
    const say = (content: MessageContent, messageId: number) => this.#say(to, content, options, messageId);
    return sendAlbum(this.#telegram, this.#roomOf(to), pieces, options, say);
  }

  forward(to: Recipient, message: ChatMessage): ChatMessage {
    return this.#say(to, { ...contentToCarry(message), forward_origin: originOf(message) }, {});
  }

  edit(message: ChatMessage, newText: string): ChatMessage {
    const { room, current } = this.#ownMessage(message);
    const entities = findEntities(newText);
    const found = entities.length > 0 ? entities : undefined;
    const change =
      current.text === undefined
        ? { caption: newText === '' ? undefined : newText, caption_entities: found }
        : { text: newText, entities: found };
    const edited = changeMessage(this.#telegram, room, current, change);
    announce(this.#telegram, room, 'edited_message', edited);
    return edited;
  }

  delete(message: ChatMessage): void {
    const { room, current } = this.#currentMessage(message);
    removeMessage(this.#telegram, room, current);
  }

  async tap(message: ChatMessage, button: string | { data: string }, options: TapOptions = {}): Promise<TapAnswer> {
    const { room, current } = this.#currentMessage(message);
    return this.#tap(room, findButton(current, button), current, options);
  }

  async forgeTap(
    data: string,
    options: TapOptions & { message?: ChatMessage; chat?: VirtualGroup } = {},
  ): Promise<TapAnswer> {
    const room =
      this.#telegram.chats.find(options.message?.chat.id ?? options.chat?.id ?? this.privateChat) ?? this.#room;
    const message = options.message
      ? (room.message(options.message.message_id) ?? options.message)
      : room.messages.findLast(({ from }) => from?.id === this.#telegram.bot.id);
    return this.#tap(room, data, message, options);
  }

  block(): void {
    this.#allow('blocked', 'kicked');
  }

  unblock(): void {
    this.#allow('open', 'member');
  }

  deactivate(): void {
    this.#room.access = 'deactivated';
  }

  download(message: ChatMessage): Buffer {
    const { photo, document, video, animation, audio, voice } = message;
    const file = photo?.at(-1) ?? document ?? video ?? animation ?? audio ?? voice;
    const stored = file && this.#telegram.files.find(file.file_id);
    if (!stored) throw new Error(`Message ${message.message_id} has no file`);
    return stored.bytes;
  }

  #say(to: Recipient, content: MessageContent, options: SendOptions, messageId?: number): ChatMessage {
    const room = this.#roomOf(to);
    const author = options.anonymous ? anonymousAdmin : this.account;
    const senderChat: TelegramChat | undefined = options.anonymous ? room.toJSON() : undefined;
    if (options.threadId !== undefined && !room.topics.has(options.threadId))
      throw new Error(`No topic ${options.threadId}`);
    const placement = {
      replyTo: this.#replied(room, options.replyTo),
      threadId: options.threadId,
      senderChat,
      messageId,
    };
    if (room === this.#room && room.access === 'never-started') room.access = 'open';
    const message = postMessage(this.#telegram, room, author, content, placement);
    announce(this.#telegram, room, 'message', message);
    return message;
  }

  #roomOf(to: Recipient): ChatRoom {
    const room = to === 'bot' ? this.#room : this.#telegram.chats.find(to.id);
    if (!room) throw new Error('There is no such chat');
    const status = room.members.get(this.id)?.status ?? 'left';
    if (status === 'left' || status === 'kicked') throw new Error(`${this.firstName} is not in ${room.title}`);
    if (room === this.#room && ['blocked', 'deactivated'].includes(room.access)) {
      throw new Error(`${this.firstName} cannot write to the bot: ${room.access}`);
    }
    return room;
  }

  #replied(room: ChatRoom, replyTo: number | ChatMessage | undefined): ChatMessage | undefined {
    if (replyTo === undefined) return undefined;
    const id = typeof replyTo === 'number' ? replyTo : replyTo.message_id;
    const message = room.message(id);
    if (!message) throw new Error(`There is no message ${id} in ${room.title ?? this.firstName} to reply to`);
    return message;
  }

  #currentMessage({ chat, message_id }: ChatMessage): { room: ChatRoom; current: ChatMessage } {
    const room = this.#telegram.chats.find(chat.id);
    const current = room?.message(message_id);
    if (!room || !current) throw new Error(`Message ${message_id} is not in chat ${chat.id} (any more)`);
    return { room, current };
  }

  #ownMessage(message: ChatMessage): { room: ChatRoom; current: ChatMessage } {
    const found = this.#currentMessage(message);
    if (found.current.from?.id !== this.id)
      throw new Error(`Message ${message.message_id} is not by ${this.firstName}`);
    return found;
  }

  #tap(room: ChatRoom, data: string, message: ChatMessage | undefined, { timeoutMs = TAP_TIMEOUT_MS }: TapOptions) {
    const { id, answer } = this.#telegram.taps.begin(this.id, timeoutMs);
    const inaccessible = { chat: room.toJSON(), message_id: 1, date: 0 };
    this.#telegram.updates.push('callback_query', {
      id,
      from: this.account,
      message: message ? asBotSees(message) : inaccessible,
      chat_instance: String(room.id * 7919),
      data,
    });
    this.#telegram.changes.emit({ type: 'tapped', chatId: room.id, userId: this.id, data });
    return answer;
  }

  #allow(access: 'open' | 'blocked', status: 'member' | 'kicked'): void {
    const { bot } = this.#telegram;
    const before = { user: bot, status: this.#room.access === 'blocked' ? ('kicked' as const) : ('member' as const) };
    this.#room.access = access;
    pushMemberUpdate(this.#telegram, this.#room, this.account, before, { user: bot, status });
    this.#telegram.changes.emit({ type: 'chat', chatId: this.#room.id });
  }
}
