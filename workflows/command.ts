import type { Day, Instant } from './deadlines.ts';
import type { ContentKind, ReviewStep, Step } from './procedure.ts';
import type { Home, MessageKey, Piece, Problem } from './submission.ts';

/** What somebody, or time, asks of a package. Imperative: it may be refused. */
export type SubmissionCommand =
  | { type: 'AddContent'; content: ContentChange; message?: MessageKey }
  /** Its message was deleted from the chat. */
  | { type: 'RemoveContent'; message: MessageKey }
  | { type: 'SettlePiece'; key: string; result: ArchiveResult }
  | { type: 'HandIn'; how: 'button' | 'settled'; at: Instant }
  | { type: 'Discard' }
  /** A `response` comes with it where somebody accepts in words. */
  | ({ type: 'AcceptStep'; response?: string } & OnRevision)
  | ({ type: 'AskToReject' } & OnRevision)
  | ({ type: 'RejectStep'; response: string } & OnRevision)
  | ({ type: 'AskToCorrect'; field: CorrectedField } & OnRevision)
  | ({ type: 'CorrectContent'; correction: Correction } & OnRevision)
  | { type: 'AddResponse'; index: number; response: string }
  | { type: 'AskForLink'; platform: string }
  | { type: 'RecordLinks'; links: readonly PlatformLink[] }
  | { type: 'AskToSkip'; platform: string }
  | { type: 'SkipPlatform'; platform: string; reason: string }
  | { type: 'Withdraw'; reason: string }
  /** Keadaan kahar: the last moment of its last day. */
  | { type: 'ExtendDeadlines'; declaration: number; until: Instant }
  | { type: 'EndExtension'; declaration: number }
  | { type: 'ApplyProcedure'; version: number }
  /** Other days are holidays than before. */
  | { type: 'RecountDeadlines' }
  | { type: 'ReminderDue'; step: Step; dueAt: Instant };

export type CommandType = SubmissionCommand['type'];
export type CommandOf<T extends CommandType> = Extract<SubmissionCommand, { type: T }>;

/** A decision names what it was taken on: a tap on an older prompt must not decide on a newer revision. */
export interface OnRevision {
  step: ReviewStep;
  revision: number;
  /** When the prompt that this answers was sent, where it is known which one that is. */
  shownAt?: Instant;
}

/** Opens a package: there is no state to decide on yet. */
export interface OpenSubmission {
  type: 'OpenSubmission';
  id: number;
  code: string;
  officeId: number;
  home: Home;
  content: ContentChange;
  message?: MessageKey;
  /** When the message that began it was sent: the activity day where none was written. */
  sentAt: Instant;
}

/** What a message adds or changes; absent fields stay as they are. */
export interface ContentChange {
  kind?: ContentKind;
  activityName?: string;
  activityDay?: string;
  caption?: string;
  narrative?: string;
  pieces?: readonly Piece[];
  problems?: readonly Problem[];
}

export type ArchiveResult =
  | { state: 'archived'; sha256: string; size: number; capturedOn?: Day }
  | { state: 'unarchived' };

export type CorrectedField = 'caption' | 'narrative' | 'media';
export type Correction =
  | { field: 'caption' | 'narrative'; text: string }
  /** Keys of the pieces to leave out. */
  | { field: 'media'; leaveOut: readonly string[] };

export interface PlatformLink {
  platform: string;
  url: string;
}
