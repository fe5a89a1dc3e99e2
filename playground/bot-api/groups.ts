import { allRights, changeMember } from './chat-member.ts';
import type { MessageContent, TelegramUser } from './chat-message.ts';
import type { ChatRoom, Member, MemberStatus } from './chats.ts';
import { announce, postMessage } from './messages.ts';
import type { Person } from './people.ts';
import type { Telegram } from './telegram.ts';
import type { VirtualGroup } from './virtual-group.ts';
import type { VirtualUser } from './virtual-user.ts';

export class Group implements VirtualGroup {
  readonly #telegram: Telegram;
  readonly #personOf: (id: number) => Person | undefined;
  #room: ChatRoom;

  constructor(telegram: Telegram, room: ChatRoom, personOf: (id: number) => Person | undefined) {
    this.#telegram = telegram;
    this.#room = room;
    this.#personOf = personOf;
  }

  get id(): number {
    return this.#room.id;
  }

  get title(): string {
    return this.#room.title ?? '';
  }

  get members(): readonly VirtualUser[] {
    const present = [...this.#room.members.values()].filter(({ status }) => status !== 'left' && status !== 'kicked');
    return present.flatMap(({ user }) => this.#personOf(user.id) ?? []);
  }

  add(user: VirtualUser, by: VirtualUser = user): void {
    const account = this.#account(user);
    this.#set(by, { user: account, status: 'member' });
    this.#tell(by, { new_chat_members: [account] });
  }

  remove(user: VirtualUser, by: VirtualUser = user): void {
    const account = this.#account(user);
    this.#set(by, { user: account, status: by === user ? 'left' : 'kicked' });
    this.#tell(by, { left_chat_member: account });
  }

  setAdmin(user: VirtualUser, on: boolean): void {
    const account = this.#account(user);
    this.#set(
      this.#owner(),
      on ? { user: account, status: 'administrator', rights: allRights } : { user: account, status: 'member' },
    );
  }

  addBot(by: VirtualUser = this.#owner()): void {
    this.#set(by, { user: this.#telegram.bot, status: 'member' });
    this.#tell(by, { new_chat_members: [this.#telegram.bot] });
  }

  removeBot(by: VirtualUser = this.#owner()): void {
    const { bot } = this.#telegram;
    // While it is still a member: Telegram tells it of its own leaving.
    this.#tell(by, { left_chat_member: bot });
    this.#set(by, { user: bot, status: 'kicked' });
  }

  setBotAdmin(rights: boolean | Readonly<Record<string, boolean>>, by: VirtualUser = this.#owner()): void {
    const user = this.#telegram.bot;
    if (rights === false) this.#set(by, { user, status: 'member' });
    else this.#set(by, { user, status: 'administrator', rights: rights === true ? allRights : rights });
  }

  migrateToSupergroup(): number {
    const old = this.#room;
    if (old.type !== 'group') throw new Error(`${this.title} is a supergroup already`);
    const next = this.#telegram.chats.openGroup(this.title, 'supergroup');
    for (const [id, member] of old.members) next.members.set(id, member);
    this.#tell(this.#owner(), { migrate_to_chat_id: next.id });
    old.migratedTo = next.id;
    this.#room = next;
    this.#tell(this.#owner(), { migrate_from_chat_id: old.id });
    return next.id;
  }

  addTopic(name: string): number {
    if (!this.#room.isForum) throw new Error(`${this.title} is no forum: addGroup({ forum: true })`);
    const threadId = this.#room.newMessageId();
    this.#room.topics.set(threadId, name);
    const content = { forum_topic_created: { name, icon_color: 7322096 } };
    const placement = { messageId: threadId, threadId };
    const message = postMessage(this.#telegram, this.#room, this.#account(this.#owner()), content, placement);
    announce(this.#telegram, this.#room, 'message', message);
    return threadId;
  }

  removeTopic(threadId: number): void {
    this.#room.topics.delete(threadId);
  }

  #tell(by: VirtualUser, content: MessageContent): void {
    announce(
      this.#telegram,
      this.#room,
      'message',
      postMessage(this.#telegram, this.#room, this.#account(by), content),
    );
  }

  #set(by: VirtualUser, member: Member): void {
    changeMember(this.#telegram, this.#room, this.#account(by), member);
  }

  #owner(): VirtualUser {
    const owner = this.members[0];
    if (!owner) throw new Error(`${this.title} has no members`);
    return owner;
  }

  #account(user: VirtualUser): TelegramUser {
    const person = this.#personOf(user.id);
    if (!person) throw new Error(`${user.firstName} is of another server`);
    return person.account;
  }
}

/** Fills a new group: the first member owns it, the bot is in it already. */
export function seat(telegram: Telegram, room: ChatRoom, members: readonly VirtualUser[], botIsAdmin: boolean): void {
  for (const [index, member] of members.entries()) {
    const user = telegram.chats.find(member.id)?.person;
    const status: MemberStatus = index === 0 ? 'creator' : 'member';
    if (user) room.members.set(user.id, { user, status });
  }
  const bot = { user: telegram.bot };
  room.members.set(
    telegram.bot.id,
    botIsAdmin ? { ...bot, status: 'administrator', rights: allRights } : { ...bot, status: 'member' },
  );
}
