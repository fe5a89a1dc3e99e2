import type { VirtualUser } from './virtual-user.ts';

/** A group in which the bot is from the start; its first member is the owner. */
export interface VirtualGroup {
  /** Changes with `migrateToSupergroup`. */
  readonly id: number;
  readonly title: string;
  readonly members: readonly VirtualUser[];
  /** Each pushes the service message (`new_chat_members`, `left_chat_member`) and `chat_member`. */
  add(user: VirtualUser, by?: VirtualUser): void;
  remove(user: VirtualUser, by?: VirtualUser): void;
  setAdmin(user: VirtualUser, on: boolean): void;
  /** Each pushes the service message and `my_chat_member`; afterwards sends answer as a member, or 403. */
  addBot(by?: VirtualUser): void;
  removeBot(by?: VirtualUser): void;
  /** `true` gives all rights, an object those named, `false` takes them back; pushes `my_chat_member`. */
  setBotAdmin(rights: boolean | Readonly<Record<string, boolean>>, by?: VirtualUser): void;
  /** Returns the new id; the old one answers 400 with `parameters.migrate_to_chat_id`. */
  migrateToSupergroup(): number;
  /** Opens a forum topic and returns its thread id. */
  addTopic(name: string): number;
  /** As when a topic is deleted: sends to it answer "message thread not found". */
  removeTopic(threadId: number): void;
}
