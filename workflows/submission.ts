import type { MessageAddress } from './chat.ts';
import type { Day, Instant } from './deadlines.ts';
import type { PersonId } from './people.ts';
import type { ContentKind, ReviewStep, Step } from './procedure.ts';

/** A package (kiriman): media, caption and narrative of one activity, or one piece of other content. */
export type Submission = Collecting | InReview | Publishing | Published | Withdrawn;

export interface Collecting extends Package {
  step: 'collecting';
  /** The rejection that sent it back; null before the first hand-in. */
  returned: FinishedStep | null;
}

export interface InReview extends Package {
  step: ReviewStep;
  handedIn: HandIn;
}

export interface Publishing extends Package {
  step: 'publishing';
  handedIn: HandIn;
  /** Where it is to be uploaded, as the office had chosen when it was asked for; null: of a time when that was not kept. */
  platforms: readonly string[] | null;
}

export interface Published extends Package {
  step: 'published';
  handedIn: HandIn;
  platforms: readonly string[] | null;
  publishedAt: Instant;
}

export interface Withdrawn extends Package {
  step: 'withdrawn';
  withdrawnAt: Instant;
  /** Null for what was no package at all ("Bukan kiriman"). */
  reason: string | null;
}

/** What is true of a package in every state. */
export interface Package {
  id: number;
  officeId: number;
  /** `K-0001`: what people call it. */
  code: string;
  /** Grows by one with every commit; a writer who saw an older one must read again. */
  version: number;
  home: Home;
  content: Content;
  openedBy: PersonId;
  openedAt: Instant;
  /** Tim Pelaksana of this package: who began it, added to it or handed it in. */
  team: readonly PersonId[];
  /** 0 before the first hand-in, then the number of the newest revision. */
  revision: number;
  /** The content has changed since that revision was numbered. */
  isDraft: boolean;
  /** How often it was handed in. */
  handIns: number;
  due: Due;
  /** Version of the procedure that it runs by. */
  procedureVersion: number;
  /** What keadaan kahar gave it, oldest first; also what was ended early. */
  extensions: readonly Extension[];
  /** Every step that was finished, oldest first: nothing ever rewrites one (closing provision 3). */
  finished: readonly FinishedStep[];
  publications: readonly Publication[];
  /** Which message said the text that stands now; null for a correction, and where no text stands. */
  textFrom: { caption: MessageKey | null; narrative: MessageKey | null };
  /** Pieces, edits and deletions that came after it was received, and so changed nothing. */
  lateEdits: number;
}

/** A message of a chat, `channel:chat:message`. */
export type MessageKey = string;

/** Where it was begun and where its card stands. Ids are the chat's own, as text. */
export interface Home {
  channel: string;
  chatId: string;
  threadId: string | null;
}

export interface Content {
  kind: ContentKind;
  activityName: string;
  /** H. */
  activityDay: Day;
  caption: string | null;
  narrative: string | null;
  pieces: readonly Piece[];
  /** What was written but could not be used; shown until it is written right. */
  problems: readonly Problem[];
}

export type Problem =
  | { field: 'date'; why: 'unreadable' | 'impossible' | 'future'; written: string }
  | { field: 'kind'; why: 'unknown'; written: string }
  | { field: 'caption'; why: 'tooLong'; length: number }
  | { field: 'narrative'; why: NarrativeProblem; written: string };

/** Why no narrative could be read from a document; `written` is its file name. */
export type NarrativeProblem = 'empty' | 'damaged' | 'tooLong' | 'wrongType' | 'timedOut' | 'tooBig';

/** `narrative`: a document whose text became the narrative; archived, but no documentation. */
export type PieceKind = 'photo' | 'video' | 'animation' | 'audio' | 'document' | 'narrative';

/**
 * - `fetching`: known, its bytes are not in the archive yet; does not count as handed in yet.
 * - `archived`: in the archive under `sha256`.
 * - `unarchived`: the chat will not give the bytes (over its limit); kept by the chat's file id.
 * - `duplicate`: the same bytes as an earlier piece of this package; counts as nothing.
 * - `removed`: its message was deleted from the chat before the package was received; counts as nothing.
 */
export type PieceState = 'fetching' | 'archived' | 'unarchived' | 'duplicate' | 'removed';

export interface Piece {
  /** The message it came with names it for good. */
  key: MessageKey;
  kind: PieceKind;
  state: PieceState;
  albumId: string | null;
  /** The chat's own id of the file. */
  fileRef: string;
  fileName: string | null;
  mimeType: string | null;
  /** Bytes, where the chat tells. */
  size: number | null;
  sha256: string | null;
  addedBy: PersonId;
  addedAt: Instant;
  /** Left out by a correction at step 3. */
  leftOut: boolean;
  /** When its camera says that it was taken; only a picture that came as a file still tells. */
  capturedOn?: Day;
}

export interface Due {
  collecting: Instant;
  /** Steps 2 to 4, which are due together; null before the first hand-in. */
  review: Instant | null;
  publishing: Instant;
}

/** Open deadlines moved to `until` by a declaration of force majeure. */
export interface Extension {
  declaration: number;
  until: Instant;
  /** Ended before its time: deadlines are those of the procedure again. */
  endedAt: Instant | null;
}

export interface HandIn {
  number: number;
  at: Instant;
  by: PersonId;
  /** What was handed in, before any correction. */
  revision: number;
}

export type Outcome = 'handedIn' | 'accepted' | 'rejected' | 'published';

export interface FinishedStep {
  step: Step;
  outcome: Outcome;
  /** Which hand-in it belongs to. */
  handIn: number;
  revision: number;
  by: PersonId | null;
  /** That person held the role for somebody else then (Plh.). */
  acting: boolean;
  at: Instant;
  due: Instant;
  /** The written response (tanggapan tertulis); with `rejected` always there. */
  response: string | null;
}

/**
 * What was decided on a revision after a prompt about it was sent, which is over then. After a Tolak further on, or handed
 * in again as it was, the same revision comes back to its step: with prompts of its own.
 */
export function decidedSince(
  { finished }: Pick<Submission, 'finished'>,
  shown: { step: string | null; revision: number; shownAt?: Instant },
): FinishedStep | undefined {
  const { step, revision, shownAt } = shown;
  if (shownAt === undefined) return undefined;
  return finished.find((done) => done.step === step && done.revision === revision && done.at > shownAt);
}

export interface Publication {
  platform: string;
  url: string | null;
  /** Why this platform was skipped; null when there is a url. */
  skipped: string | null;
  by: PersonId;
  at: Instant;
}

/**
 * The message that a piece came with, from the piece's key. Only the id of the chat may have a colon in it (WhatsApp's
 * device suffix). Throws on what is no such key.
 */
export function messageOfPiece({ key }: Pick<Piece, 'key'>): MessageAddress {
  const from = key.indexOf(':');
  const to = key.lastIndexOf(':');
  if (from < 1 || to === from) throw new Error(`Not the key of a piece: ${key}`);
  return { channel: key.slice(0, from), chatId: key.slice(from + 1, to), messageId: key.slice(to + 1) };
}

export function messageKey({ channel, chatId, messageId }: MessageAddress): MessageKey {
  return `${channel}:${chatId}:${messageId}`;
}

/** The pieces that are part of the package as it stands. */
export function countedPieces(content: Content): Piece[] {
  return content.pieces.filter(
    ({ kind, state, leftOut }) => kind !== 'narrative' && !leftOut && (state === 'archived' || state === 'unarchived'),
  );
}

/** When the step that is open now is due; null when nothing is open. */
export function currentDue(submission: Submission): Instant | null {
  switch (submission.step) {
    case 'collecting':
      return submission.due.collecting;
    case 'receiving':
    case 'correcting':
    case 'deciding':
      return submission.due.review;
    case 'publishing':
      return submission.due.publishing;
    case 'published':
    case 'withdrawn':
      return null;
  }
}
