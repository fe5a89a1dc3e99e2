import type { ChatAddress, MessageAddress, Sender } from '../workflows/chat.ts';
import type { Instant } from '../workflows/deadlines.ts';
import type { PieceKind } from '../workflows/submission.ts';

/** One update of any chat, parsed once at the edge. Nothing platform-shaped goes further in. */
export type Incoming = IncomingMessage | MessageRemoved | IncomingTap | BotMembership | MemberLeft | GroupMoved;

/** A place of a chat as messages come from it. */
export interface IncomingChat extends ChatAddress {
  kind: 'private' | 'group';
  title: string | null;
}

export interface IncomingMessage {
  type: 'message';
  chat: IncomingChat;
  messageId: string;
  /** Null: sent anonymously, in the name of the group or a channel. */
  sender: Sender | null;
  sentAt: Instant;
  /** An edit of a message that came before, with everything that it contains now. */
  edited: boolean;
  /** Text, or the caption of the media; empty when there is none. */
  text: string;
  media: IncomingMedia | null;
  /** Something that is neither text nor media of a package: a sticker, a voice message, a place, ... */
  other: OtherContent | null;
  albumId: string | null;
  replyTo: RepliedMessage | null;
  /** `/status K-0001`: word `status`, args `K-0001`; null for text that is no command to this bot. */
  command: { word: string; args: string } | null;
}

/** A message was deleted for everybody. Not every chat tells. */
export interface MessageRemoved {
  type: 'messageRemoved';
  chat: IncomingChat;
  messageId: string;
  by: Sender;
  /** Admins of a group may delete what others wrote there. */
  byGroupAdmin: boolean;
}

export type OtherContent = 'sticker' | 'voice' | 'videoNote' | 'location' | 'contact' | 'poll' | 'unknown';

export interface IncomingMedia {
  kind: PieceKind;
  fileRef: string;
  fileName: string | null;
  mimeType: string | null;
  /** Bytes, where the chat tells. */
  size: number | null;
}

export interface RepliedMessage {
  messageId: string;
  /** Its text or caption, where the chat tells: an unknown copy of our own names its package in it. */
  text: string;
  fromBot: boolean;
}

export interface IncomingTap {
  type: 'tap';
  chat: IncomingChat;
  /** The message that carries the button; null when the chat does not tell. */
  message: MessageAddress | null;
  sender: Sender;
  data: string;
  /** How the tap is answered. */
  tapId: string;
}

/** The bot was added to a chat, removed, or blocked. */
export interface BotMembership {
  type: 'botMembership';
  chat: IncomingChat;
  present: boolean;
  by: Sender;
}

export interface MemberLeft {
  type: 'memberLeft' | 'memberJoined';
  chat: IncomingChat;
  member: Sender;
}

/** A group became a supergroup: same group, another id. */
export interface GroupMoved {
  type: 'groupMoved';
  channel: string;
  fromChatId: string;
  toChatId: string;
}
