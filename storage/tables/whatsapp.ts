import type { Generated } from 'kysely';
import type { Instant } from '../../workflows/deadlines.ts';
import type { Json } from './column.ts';

/** Keys of the client, by the library's own names; besides `creds`, `state`, `number`, and `decrypted`: what a ciphertext said. */
export interface WhatsAppKeysTable {
  office_id: number;
  type: string;
  id: string;
  value: Json;
  at: Instant;
}

/** What came and is not in the inbox yet. */
export interface WhatsAppStanzasTable {
  seq: Generated<number>;
  office_id: number;
  /** Tag, chat, id and sender. */
  key: string;
  stanza: Json;
  at: Instant;
}

export interface WhatsAppSentTable {
  office_id: number;
  message_id: string;
  chat_id: string;
  message: Json;
  /** Of a poll: what each option stands for. */
  poll: Json | null;
  at: Instant;
}

/** Of each voter the last vote: one that is withdrawn says only that it is. */
export interface WhatsAppVotesTable {
  office_id: number;
  poll_id: string;
  user_id: string;
  data: string;
}

export interface WhatsAppPeopleTable {
  office_id: number;
  user_id: string;
  jid: string;
  phone: string | null;
  /** Null: known from a group, never wrote privately. */
  wrote_at: Instant | null;
}
