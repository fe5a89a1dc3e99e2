import { ChatError } from '../../bot/chat-error.ts';
import type { ChatPlatform, EditableContent, OutgoingMessage } from '../../bot/chat-platform.ts';
import type { Incoming, IncomingMedia, IncomingMessage } from '../../bot/incoming.ts';
import { textOf } from '../../bot/rich-text.ts';
import type { WhatsAppNotice } from '../../bot/whatsapp/connection-watch.ts';
import type { ConnectedChat, KeepUpdates } from '../../connect-chats.ts';
import type { ChatAddress, Sender } from '../../workflows/chat.ts';
import type { Clock } from '../../workflows/ports.ts';

export interface WordMessage {
  id: string;
  chatId: string;
  fromBot: boolean;
  text: string;
  poll: OutgoingMessage['poll'] | null;
  media: OutgoingMessage['media'] | null;
  file: OutgoingMessage['file'] | null;
  replyTo: string | null;
  edits: number;
}

export interface WordPerson {
  readonly userId: string;
  readonly name: string;
}

interface Said {
  to?: WordMessage;
  group?: string;
  command?: boolean;
  /** Where a test has to know it beforehand. */
  id?: string;
}

const windowMs = 15 * 60_000;

/** A chat in memory without buttons, toasts or slash menus, whose messages can be edited for a while: like WhatsApp. */
export class WordChat {
  readonly channel = 'whatsapp';
  readonly messages: WordMessage[] = [];
  /** People who cannot be written to. */
  readonly unreachable = new Set<string>();
  /** What is sent goes out when this is over, as where a long queue has to be worked off first. */
  isStuckUntil: Promise<void> = Promise.resolve();
  readonly #clock: Clock;
  readonly #files = new Map<string, Uint8Array>();
  readonly #sentAt = new Map<string, number>();
  #keep: KeepUpdates | undefined;
  #tell: Parameters<ConnectedChat['startIntake']>[1] = () => {};
  #ids = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  person(name: string): WordPerson {
    return { name, userId: `${++this.#ids}00628@lid` };
  }

  /** As `connectChats` gives it to the program. */
  connected(): ConnectedChat {
    return {
      platform: this.#platform(),
      startIntake: async (keep, tell) => {
        this.#keep = keep;
        this.#tell = tell;
        return { webhook: null, stop: async () => {} };
      },
      close: () => {},
    };
  }

  /** What the bot said in somebody's private chat, or in a group. */
  inbox(chatId: string | WordPerson): WordMessage[] {
    const id = typeof chatId === 'string' ? chatId : chatId.userId;
    return this.messages.filter((message) => message.chatId === id && message.fromBot);
  }

  latest(chatId: string | WordPerson, ...texts: string[]): WordMessage | undefined {
    return this.inbox(chatId).findLast(({ text, poll }) =>
      texts.every((wanted) => `${text}${poll?.question ?? ''}`.includes(wanted)),
    );
  }

  poll(person: WordPerson, code: string): WordMessage | undefined {
    return this.inbox(person).findLast(({ poll }) => poll?.question.includes(code));
  }

  /** What becomes of the connection, as the adapter tells it. */
  tell(notice: WhatsAppNotice): void {
    this.#tell(notice);
  }

  async say(person: WordPerson, text: string, more: Said = {}) {
    return this.#receive(person, { text }, more);
  }

  async sendPhoto(
    person: WordPerson,
    bytes: Uint8Array,
    more: { text?: string; to?: WordMessage; group?: string; album?: string; id?: string } = {},
  ) {
    const fileRef = `file-${++this.#ids}`;
    this.#files.set(fileRef, bytes);
    const media: IncomingMedia = { kind: 'photo', fileRef, fileName: null, mimeType: 'image/jpeg', size: bytes.length };
    return this.#receive(person, { text: more.text ?? '', media, albumId: more.album ?? null }, more);
  }

  /** A vote, as the adapter tells of it; `data` may be forged. */
  async vote(person: WordPerson, message: WordMessage, option: string | { data: string }) {
    const data =
      typeof option === 'string' ? message.poll?.options.find(({ text }) => text.includes(option))?.data : option.data;
    if (data === undefined) throw new Error(`No option ${String(option)}`);
    const at = { channel: this.channel, chatId: message.chatId, messageId: message.id };
    const chat = { ...this.#chat(message.chatId), title: null };
    await this.#store({ type: 'tap', chat, message: at, sender: this.#sender(person), data, tapId: `v${++this.#ids}` });
  }

  /** Deletes a message for everybody. */
  async remove(person: WordPerson, message: Pick<WordMessage, 'id' | 'chatId'>, { asGroupAdmin = false } = {}) {
    const title = message.chatId.endsWith('@g.us') ? 'Grup WhatsApp' : null;
    const chat = { ...this.#chat(message.chatId), title };
    const by = this.#sender(person);
    await this.#store({ type: 'messageRemoved', chat, messageId: message.id, by, byGroupAdmin: asGroupAdmin });
  }

  async #receive(
    person: WordPerson,
    content: Pick<IncomingMessage, 'text'> & Partial<IncomingMessage>,
    { to, group, command = false, id = `m${++this.#ids}` }: Said,
  ): Promise<WordMessage> {
    const chatId = group ?? person.userId;
    const [, word = '', args = ''] = /^\/(\w+)\s*([\s\S]*)$/.exec(content.text) ?? [];
    await this.#store({
      type: 'message',
      chat: { ...this.#chat(chatId), title: group ? 'Grup WhatsApp' : null },
      messageId: id,
      sender: this.#sender(person),
      sentAt: this.#clock.now().toISOString(),
      edited: false,
      media: null,
      other: null,
      albumId: null,
      replyTo: to ? { messageId: to.id, text: to.text, fromBot: to.fromBot } : null,
      command: word === '' && !command ? null : { word, args },
      ...content,
    });
    const own = { id, chatId, fromBot: false, text: content.text, poll: null, media: null, file: null };
    const message: WordMessage = { ...own, replyTo: to?.id ?? null, edits: 0 };
    this.messages.push(message);
    return message;
  }

  async #store(incoming: Incoming): Promise<void> {
    await this.#keep?.([{ externalId: `u${++this.#ids}`, raw: JSON.stringify([incoming]) }]);
  }

  #chat(chatId: string) {
    const kind: 'group' | 'private' = chatId.endsWith('@g.us') ? 'group' : 'private';
    return { channel: this.channel, chatId, threadId: null, kind };
  }

  #sender({ userId, name }: WordPerson): Sender {
    return { channel: this.channel, userId, name, username: null };
  }

  #platform(): ChatPlatform {
    return {
      channel: this.channel,
      capabilities: {
        textLimit: 65_536,
        mediaCaptionLimit: 1024,
        albumLimit: 3,
        albumMixes: [['photo', 'video']],
        cutTextFrom: 60_000,
        choices: 'poll',
        toasts: false,
        editWindowMs: windowMs,
        tellsOfRemoved: true,
        slashMenu: false,
        firstContact: 'message',
        downloadLimit: 1_000_000,
      },
      isGroup: ({ chatId }) => chatId.endsWith('@g.us'),
      parse: (raw) => JSON.parse(raw) as Incoming[],
      send: async (to, message) => {
        await this.isStuckUntil;
        return [this.#send(to, message).id];
      },
      edit: async ({ messageId }, content) => this.#edit(messageId, content),
      remove: async ({ messageId }) => {
        this.messages.splice(
          this.messages.findIndex(({ id }) => id === messageId),
          1,
        );
      },
      answerTap: async () => {},
      download: async (fileRef) => this.#download(fileRef),
      groupRights: async () => ({ title: 'Grup WhatsApp', readsEverything: true, isAdmin: false, canWrite: true }),
      invitationLink: (token) => `https://wa.me/628123?text=gabung%20${token}`,
    };
  }

  #send({ chatId }: ChatAddress, { text, poll, media, file, replyTo, buttons = [] }: OutgoingMessage): WordMessage {
    if (this.unreachable.has(chatId)) throw new ChatError('unreachable', '463');
    if (buttons.flat().length > 0) throw new Error('This chat has no buttons');
    const said = { text: textOf(text), poll: poll ?? null, media: media ?? null, file: file ?? null };
    const message = { id: `b${++this.#ids}`, chatId, fromBot: true, ...said, replyTo: replyTo ?? null, edits: 0 };
    this.messages.push(message);
    this.#sentAt.set(message.id, this.#clock.now().getTime());
    return message;
  }

  #edit(messageId: string, { text, buttons = [] }: EditableContent): 'edited' | 'gone' {
    const message = this.messages.find(({ id }) => id === messageId);
    const age = this.#clock.now().getTime() - (this.#sentAt.get(messageId) ?? 0);
    if (!message || age > windowMs) return 'gone';
    if (buttons.flat().length > 0) throw new Error('This chat has no buttons');
    message.text = textOf(text);
    message.edits += 1;
    return 'edited';
  }

  async #download(fileRef: string): Promise<AsyncIterable<Uint8Array>> {
    const bytes = this.#files.get(fileRef) ?? new Uint8Array();
    return (async function* () {
      yield bytes;
    })();
  }
}
