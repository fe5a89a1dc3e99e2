import type { Chat } from './bot-api-server.ts';
import type { ChatMessage, TelegramChat, TelegramUser } from './chat-message.ts';
import { defined } from './defined.ts';

export type MemberStatus = 'creator' | 'administrator' | 'member' | 'left' | 'kicked';

export interface Member {
  readonly user: TelegramUser;
  readonly status: MemberStatus;
  readonly rights?: Readonly<Record<string, boolean>>;
}

/** Whether the bot may write to a person. */
export type Access = 'never-started' | 'open' | 'blocked' | 'deactivated';

export class ChatRoom implements Chat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title: string | undefined;
  readonly isForum: boolean;
  readonly person: TelegramUser | undefined;
  readonly members = new Map<number, Member>();
  readonly topics = new Map<number, string>();
  readonly reactions = new Map<number, readonly string[]>();
  access: Access = 'never-started';
  migratedTo: number | undefined;
  readonly #messages = new Map<number, ChatMessage>();
  #ordered: readonly ChatMessage[] | undefined;
  readonly #messageIds: Counter;

  constructor(origin: RoomOrigin, messageIds: Counter) {
    this.id = origin.id;
    this.type = origin.type;
    this.title = origin.title;
    this.isForum = origin.isForum ?? false;
    this.person = origin.person;
    this.#messageIds = messageIds;
  }

  get messages(): readonly ChatMessage[] {
    this.#ordered ??= [...this.#messages.values()].sort((a, b) => a.message_id - b.message_id);
    return this.#ordered;
  }

  /** As it stands in a message. */
  toJSON(): TelegramChat {
    const { person } = this;
    return {
      id: this.id,
      type: this.type,
      ...defined({ first_name: person?.first_name, last_name: person?.last_name, username: person?.username }),
      ...(this.title !== undefined && { title: this.title }),
      ...(this.isForum && { is_forum: true as const }),
    };
  }

  newMessageId(): number {
    this.#messageIds.last += 1;
    return this.#messageIds.last;
  }

  /** As it stands in a memory: everything but its messages. */
  toKept(): KeptRoom {
    const { id, type, title, isForum, person, access, migratedTo } = this;
    const lists = { members: [...this.members], topics: [...this.topics], reactions: [...this.reactions] };
    return {
      ...defined({ title, person, migratedTo }),
      id,
      type,
      isForum,
      access,
      ...lists,
      last: this.#messageIds.last,
    };
  }

  message(id: number): ChatMessage | undefined {
    return this.#messages.get(id);
  }

  put(message: ChatMessage): void {
    this.#messages.set(message.message_id, message);
    this.#ordered = undefined;
  }

  remove(id: number): void {
    this.#messages.delete(id);
    this.#ordered = undefined;
  }
}

/** Ids of messages are never used twice, not even that of a message which was deleted. */
interface Counter {
  last: number;
}

export interface KeptRoom extends RoomOrigin {
  readonly isForum: boolean;
  readonly access: Access;
  readonly members: readonly (readonly [number, Member])[];
  readonly topics: readonly (readonly [number, string])[];
  readonly reactions: readonly (readonly [number, readonly string[]])[];
  readonly migratedTo?: number;
  /** The newest id of a message that was given away. */
  readonly last: number;
}

interface RoomOrigin {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup';
  readonly title?: string;
  readonly isForum?: boolean;
  readonly person?: TelegramUser;
}

export class Chats {
  readonly #rooms = new Map<number, ChatRoom>();
  #lastPrivateId = 7_000_000_000; // above 32 bits, as many real ones are
  #lastGroupId = 4_000_000_000;
  readonly #sharedMessageIds: Counter = { last: 0 };

  get all(): Iterable<ChatRoom> {
    return this.#rooms.values();
  }

  find(id: number): ChatRoom | undefined {
    return this.#rooms.get(id);
  }

  openPrivate(person: Omit<TelegramUser, 'id'> & { readonly id?: number | undefined }): ChatRoom {
    const id = person.id ?? ++this.#lastPrivateId;
    if (this.#rooms.has(id)) throw new Error(`There is a user ${id} already`);
    return this.#add(new ChatRoom({ id, type: 'private', person: { ...person, id } }, this.#sharedMessageIds));
  }

  /** Private chats and basic groups share one count of messages, a supergroup has its own. */
  openGroup(title: string, type: 'group' | 'supergroup', isForum = false): ChatRoom {
    const number = ++this.#lastGroupId;
    const id = type === 'group' ? -number : -(1_000_000_000_000 + number);
    return this.#add(new ChatRoom({ id, type, title, isForum }, this.#messageIdsOf(type)));
  }

  restore(kept: KeptRoom): ChatRoom {
    const messageIds = this.#messageIdsOf(kept.type);
    messageIds.last = Math.max(messageIds.last, kept.last);
    const room = new ChatRoom(kept, messageIds);
    room.access = kept.access;
    room.migratedTo = kept.migratedTo;
    for (const [id, member] of kept.members) room.members.set(id, member);
    for (const [id, topic] of kept.topics) room.topics.set(id, topic);
    for (const [id, emoji] of kept.reactions) room.reactions.set(id, emoji);
    if (kept.type === 'private') this.#lastPrivateId = Math.max(this.#lastPrivateId, kept.id);
    else this.#lastGroupId = Math.max(this.#lastGroupId, -kept.id % 1_000_000_000_000);
    return this.#add(room);
  }

  #messageIdsOf(type: ChatRoom['type']): Counter {
    return type === 'supergroup' ? { last: 0 } : this.#sharedMessageIds;
  }

  #add(room: ChatRoom): ChatRoom {
    this.#rooms.set(room.id, room);
    return room;
  }
}
