import type { Channel } from '../../workflows/chat.ts';
import type { Day, Instant } from '../../workflows/deadlines.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { ContentKind, State, Step } from '../../workflows/procedure.ts';
import type { MessageKey, Outcome, PieceKind, PieceState } from '../../workflows/submission.ts';
import type { Flag, Json } from './column.ts';

export interface SubmissionsTable {
  id: number;
  office_id: number;
  number: number;
  code: string;
  version: number;
  step: State;
  home_channel: Channel;
  home_chat_id: string;
  home_thread_id: string | null;
  kind: ContentKind;
  activity_name: string;
  activity_day: Day;
  caption: string | null;
  narrative: string | null;
  problems: Json;
  opened_by: PersonId;
  opened_at: Instant;
  team: Json;
  revision: number;
  is_draft: Flag;
  hand_ins: number;
  due_collecting: Instant;
  due_review: Instant | null;
  due_publishing: Instant;
  procedure_version: number;
  /** What keadaan kahar gave it. */
  extensions: Json;
  /** Of the newest hand-in; null while collecting. */
  handed_in_at: Instant | null;
  handed_in_by: PersonId | null;
  handed_in_revision: number | null;
  /** Of the first hand-in. */
  received_at: Instant | null;
  /** Where the register puts it: `received_at`, or `opened_at` while never handed in. */
  registered_at: Instant;
  published_at: Instant | null;
  withdrawn_at: Instant | null;
  withdrawn_reason: string | null;
  /** Where it is to be uploaded, as it was asked for; null before that. */
  platforms: Json | null;
  /** Keys of the messages that said the texts. */
  caption_from: MessageKey | null;
  narrative_from: MessageKey | null;
  late_edits: number;
}

export interface PiecesTable {
  key: string;
  office_id: number;
  /** Null: belongs to nothing yet. */
  submission_id: number | null;
  position: number;
  channel: Channel;
  chat_id: string;
  /** Topic and day of a loose piece. */
  thread_id: string | null;
  loose_day: Day | null;
  kind: PieceKind;
  state: PieceState;
  album_id: string | null;
  file_ref: string;
  file_name: string | null;
  mime_type: string | null;
  size: number | null;
  sha256: string | null;
  added_by: PersonId;
  added_at: Instant;
  left_out: Flag;
  captured_on: Day | null;
  /** How often its bytes were asked for in vain, and when they are asked for next. */
  attempts: number;
  next_attempt_at: Instant;
}

export interface RevisionsTable {
  submission_id: number;
  number: number;
  office_id: number;
  content: Json;
  made_at: Instant;
  made_by: PersonId | null;
}

export interface FinishedStepsTable {
  submission_id: number;
  position: number;
  office_id: number;
  step: Step;
  outcome: Outcome;
  hand_in: number;
  revision: number;
  finished_by: PersonId | null;
  /** For somebody else (Plh.). */
  acting: Flag;
  finished_at: Instant;
  due: Instant;
  response: string | null;
}

export interface PublicationsTable {
  submission_id: number;
  platform: string;
  office_id: number;
  position: number;
  url: string | null;
  skipped: string | null;
  placed_by: PersonId;
  placed_at: Instant;
}
