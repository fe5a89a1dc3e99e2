import type { proto, WAMessage, WAMessageKey } from '@whiskeysockets/baileys';
import { fromText, messageFromText, messageToText, toText } from './to-text.ts';
import type { Both } from './whatsapp-ids.ts';

/** One message as it stands in the inbox: what came, and what only the client could tell of it then. */
export interface StoredUpdate {
  message: StoredMessage;
  sender: Both;
  /** Of a group. */
  title: string | null;
  /** The bot's own addresses, to know a reply to it. */
  me: Both;
  /** Of a vote in one of the bot's polls: what its option stands for. */
  vote: { pollId: string; data: string } | null;
  /** A message that was deleted for everybody. Rows of earlier versions have none. */
  removal?: Removal | null;
}

/** The message is known by its id alone. */
export interface Removal {
  messageId: string;
  byGroupAdmin: boolean;
}

export interface StoredMessage {
  key: WAMessageKey;
  name: string | null;
  /** Seconds. */
  sentAt: number;
  content: proto.IMessage | null;
  /** A notice of the group, and who it is about. */
  notice: { type: proto.WebMessageInfo.StubType; parameters: string[] } | null;
}

export function writeUpdate(message: WAMessage, told: Omit<StoredUpdate, 'message'>): string {
  const { key, pushName, messageTimestamp, messageStubType: type, messageStubParameters: parameters } = message;
  const content = message.message ? messageToText(message.message) : null;
  const notice = type ? { type, parameters: parameters ?? [] } : null;
  return toText({
    ...told,
    message: { key, name: pushName ?? null, sentAt: Number(messageTimestamp ?? 0), content, notice },
  });
}

/** Throws on what is no update. */
export function readUpdate(raw: string): StoredUpdate {
  const read = fromText(raw) as StoredUpdate & { message?: { content: string | null } };
  if (!read?.message?.key || !read.sender) throw new Error('not an update of WhatsApp: it has no message');
  const { content } = read.message;
  return { ...read, message: { ...read.message, content: content === null ? null : messageFromText(content) } };
}
