/** What the rules and the storage need to know of chats: addresses, and what is to be told where. No chat's own words. */

/** `telegram`, `whatsapp`: the name of a chat platform. */
export type Channel = string;

/** A place to write to. Ids are the chat's own, as text. */
export interface ChatAddress {
  channel: Channel;
  chatId: string;
  /** A forum topic. */
  threadId: string | null;
}

/** One message in a chat. */
export interface MessageAddress {
  channel: Channel;
  chatId: string;
  messageId: string;
}

/** A person as a chat knows them. */
export interface Sender {
  channel: Channel;
  userId: string;
  /** Display name. */
  name: string;
  username: string | null;
  /** Digits, where a chat that knows people by another id tells them. */
  phone?: string;
}

export type ReportFormat = 'xlsx' | 'pdf';
export type ReportKind = 'register' | 'recap';
