import type { ChatAddress, MessageAddress } from '../workflows/chat.ts';
import type { Button, RichText } from '../workflows/outgoing.ts';
import type { PieceKind } from '../workflows/submission.ts';
import type { Capabilities } from './capabilities.ts';
import type { Incoming } from './incoming.ts';

/** A chat: what comes in, what goes out. One implementation a platform, in a folder of its own. */
export interface ChatPlatform {
  readonly channel: string;
  readonly capabilities: Capabilities;
  /** Whether an address is a group's: chats have other sending rates for them. */
  isGroup(chat: ChatAddress): boolean;
  /**
   * Raw update (as it was stored) to what it means: nothing for what nobody here listens to, several where one update
   * tells of several (people who join together). Throws on what is no update.
   */
  parse(raw: string): Incoming[];
  /** Sends one message (an album counts as one); the ids of what then stands in the chat. Throws `ChatError`. */
  send(to: ChatAddress, message: OutgoingMessage): Promise<string[]>;
  /** `unchanged` when it says that already. Throws `ChatError`; `gone` when there is nothing to edit any more. */
  edit(message: MessageAddress, content: EditableContent): Promise<'edited' | 'unchanged' | 'gone'>;
  remove(message: MessageAddress): Promise<void>;
  /** Stops the waiting sign of a tapped button and shows `text` (at most 200 characters). Never throws: it may be late. */
  answerTap(tapId: string, text: string | null, alert: boolean): Promise<void>;
  /** The bytes of a file that somebody sent. Throws `ChatError`, kind `tooBig` where the chat will not give them. */
  download(fileRef: string): Promise<AsyncIterable<Uint8Array>>;
  /** What the bot may do in a group. */
  groupRights(chat: ChatAddress): Promise<GroupRights>;
  /** A link that opens a private chat with the bot and hands it `token`. */
  invitationLink(token: string): string;
}

export type OutgoingMessage = EditableContent & {
  /** A message of this chat that it answers; sent all the same when that is gone. */
  replyTo?: string;
  /** Opens the reader's keyboard as a reply to this message. */
  asksForText?: boolean;
  media?: readonly OutgoingMedia[];
  file?: { name: string; bytes: Uint8Array };
  /** A poll of one choice, in place of a text; a vote comes back as a tap with the `data` of its option. */
  poll?: { question: string; options: readonly { text: string; data: string }[] };
};

export interface EditableContent {
  text: RichText;
  buttons?: readonly (readonly Button[])[];
}

export interface OutgoingMedia {
  kind: PieceKind;
  /** The chat's own id of the file, where it came from this chat. */
  fileRef: string | null;
  /** Where the archive has it. */
  path: string | null;
  fileName: string | null;
  caption: string;
}

export interface GroupRights {
  title: string;
  /** Reads every message of the group (privacy mode off, or admin). */
  readsEverything: boolean;
  isAdmin: boolean;
  canWrite: boolean;
}
