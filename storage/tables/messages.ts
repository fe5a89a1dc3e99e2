import type { Generated } from 'kysely';
import type { Channel } from '../../workflows/chat.ts';
import type { Day, Instant } from '../../workflows/deadlines.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Step } from '../../workflows/procedure.ts';
import type { MessagePurpose } from '../../workflows/writes.ts';
import type { Flag, Json } from './column.ts';

/** What came in belongs to no office until it was read. */
export interface InboxTable {
  id: Generated<number>;
  channel: Channel;
  external_id: string;
  raw: string;
  received_at: Instant;
  status: 'pending' | 'handled' | 'failed';
  attempts: number;
  handled_at: Instant | null;
  error: string | null;
}

export interface OutboxTable {
  id: Generated<number>;
  office_id: number;
  key: string;
  channel: Channel;
  chat_id: string;
  thread_id: string | null;
  what: Json;
  submission_id: number | null;
  stamp: number;
  status: 'pending' | 'sent' | 'failed' | 'cancelled';
  attempts: number;
  ordered_at: Instant;
  /** Not before this moment, or the moment of its retry. */
  due_at: Instant;
  finished_at: Instant | null;
  error: string | null;
}

export interface RemindersTable {
  id: Generated<number>;
  office_id: number;
  key: string;
  about: Json;
  due_at: Instant;
  done_at: Instant | null;
}

export interface ListItemsTable {
  id: Generated<number>;
  office_id: number;
  /** Whose list, as `recipientKey` names it. */
  recipient: string;
  key: string;
  item: Json;
  told_at: Instant | null;
}

export interface QuestionsTable {
  id: Generated<number>;
  office_id: number;
  person_id: PersonId;
  /** Null: about something of the office. */
  submission_id: number | null;
  about: Json;
  asked_at: Instant;
  is_open: Flag;
}

export interface KnownMessagesTable {
  channel: Channel;
  chat_id: string;
  message_id: string;
  office_id: number;
  submission_id: number | null;
  purpose: MessagePurpose;
  person_id: PersonId | null;
  step: Step | null;
  revision: number | null;
  ref: string | null;
  length: number | null;
  at: Instant;
  /** Of a prompt: which buttons it shows; null as it was sent. */
  view: Json | null;
}

export interface OfferedChoicesTable {
  channel: Channel;
  chat_id: string;
  message_id: string;
  office_id: number;
  choices: Json;
  offered_at: Instant;
}

export interface ExplanationsTable {
  key: string;
  day: Day;
}
