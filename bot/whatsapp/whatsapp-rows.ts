import type { Instant } from '../../workflows/deadlines.ts';

/** What the client keeps in the database. Each call that writes is one commit, and resolves after it. */
export interface WhatsAppRows {
  keys(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All of them or none; a value of null is forgotten. */
  putKeys(rows: readonly KeyRow[], at: Instant): Promise<void>;
  /** That number is linked from now on: another one than before knows nobody. */
  useNumber(phone: string, at: Instant): Promise<void>;
  /** Everything of the session, after a logout. */
  dropKeys(): Promise<void>;
  keepStanza(row: { key: string; stanza: string; at: Instant }): Promise<void>;
  /** In the order they came. */
  pendingStanzas(): Promise<{ key: string; stanza: string }[]>;
  dropStanzas(keys: readonly string[]): Promise<void>;
  /** Of the same id only what it says is written anew. */
  rememberSent(row: SentRow): Promise<void>;
  sentMessage(messageId: string): Promise<SentRow | undefined>;
  /** The raw update that a message came in, while it is kept. */
  receivedMessage(chatId: string, messageId: string): Promise<string | undefined>;
  countSent(since: Instant): Promise<number>;
  rememberVote(vote: { pollId: string; userId: string; data: string }): Promise<void>;
  lastVote(pollId: string, userId: string): Promise<string | undefined>;
  rememberPerson(person: KnownPerson): Promise<void>;
  person(userId: string): Promise<KnownPerson | undefined>;
}

export interface KeyRow {
  type: string;
  id: string;
  value: string | null;
}

export interface SentRow {
  messageId: string;
  chatId: string;
  /** The message as WhatsApp has it, as text. */
  message: string;
  /** Of a poll: option to data, as JSON. */
  poll: string | null;
  at: Instant;
}

export interface KnownPerson {
  /** The hidden id, or the number where there is none. */
  userId: string;
  jid: string;
  phone: string | null;
  /** When they wrote privately; null: only seen in a group. */
  wroteAt: Instant | null;
}
