import type { Day, Instant } from './deadlines.ts';
import type { ContentKind, State, Step } from './procedure.ts';
import type { Outcome, PieceKind } from './submission.ts';

/** What the register and the recap are made of. All of it comes from the database alone. */

export interface RegisterRow {
  code: string;
  /** First hand-in; null while it was never handed in. */
  receivedAt: Instant | null;
  openedAt: Instant;
  activityName: string;
  activityDay: Day;
  /** Who began the package. */
  submittedBy: string;
  kind: ContentKind;
  /** Pieces that count, by kind. */
  pieces: Readonly<Partial<Record<PieceKind, number>>>;
  caption: string | null;
  narrative: string | null;
  state: State;
  /** Every finished step, oldest first. */
  steps: readonly ReportStep[];
  due: { collecting: Instant; review: Instant | null; publishing: Instant };
  publishedAt: Instant | null;
  withdrawnReason: string | null;
}

export interface ReportStep {
  step: Step;
  outcome: Outcome;
  /** Name of the person; null when time did it. */
  by: string | null;
  at: Instant;
  due: Instant;
  handIn: number;
  revision: number;
  response: string | null;
}

export interface RecapRow {
  code: string;
  activityName: string;
  activityDay: Day;
  kind: ContentKind;
  publishedAt: Instant;
  publishingDue: Instant;
  links: readonly { platform: string; url: string | null; skipped: string | null }[];
}

/** A half-open span of days in the office's zone: `from` is in, `until` is not. */
export interface ReportSpan {
  from: Day;
  until: Day;
}

export interface ReportReads {
  /** Packages whose day of reception (first hand-in; opening while never handed in) falls into the span, by code. */
  registerRows(officeId: number, span: ReportSpan): AsyncIterable<RegisterRow>;
  /** Packages published in the span, by the moment of publishing. */
  recapRows(officeId: number, span: ReportSpan): AsyncIterable<RecapRow>;
}
