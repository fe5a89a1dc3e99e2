import type { Day, Instant } from './deadlines.ts';
import type { OfficeProfile } from './office-profile.ts';
import type { ContentKind, Requirement, ReviewStep, State, Step } from './procedure.ts';
import type { Outcome, PieceKind } from './submission.ts';

/** What the register and the recap are made of. All of it comes from the database alone. */

export interface RegisterRow {
  /** Null: a planned activity of which nothing was handed in. */
  code: string | null;
  /** First hand-in; null while it was never handed in. */
  receivedAt: Instant | null;
  openedAt: Instant | null;
  activityName: string;
  activityDay: Day;
  /** Who began the package. */
  submittedBy: string | null;
  /** Who is expected to hand in what is missing, as the agenda says. */
  expectedTeam: string | null;
  kind: ContentKind;
  /** What the version of the procedure that it runs by wants of it. */
  required: Requirement;
  /** Pieces that count, by kind. */
  pieces: Readonly<Partial<Record<PieceKind, number>>>;
  caption: string | null;
  narrative: string | null;
  /** `missing`: planned, and nothing was handed in. */
  state: State | 'missing';
  /** Every finished step, oldest first. */
  steps: readonly ReportStep[];
  due: { collecting: Instant; review: Instant | null; publishing: Instant };
  /** What keadaan kahar gave it, oldest first. */
  forceMajeures: readonly ReportForceMajeure[];
  publishedAt: Instant | null;
  withdrawnReason: string | null;
}

export interface ReportForceMajeure {
  /** Its last day. */
  until: Day;
  reason: string;
  /** Ended before its time. */
  endedAt: Instant | null;
}

export interface ReportStep {
  step: Step;
  outcome: Outcome;
  /** Name of the person; null when time did it. */
  by: string | null;
  /** That person held the role for somebody else then (Plh.). */
  acting: boolean;
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
  /** Who accepted it at steps 2, 3 and 4; absent or null where nobody is known. */
  reviewers: Readonly<Partial<Record<ReviewStep, string | null>>>;
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
  /** Activities planned for the span that take place and have no package, by day; also those to come. */
  missingRows(officeId: number, span: ReportSpan): AsyncIterable<RegisterRow>;
  /** Packages published in the span, by the moment of publishing. */
  recapRows(officeId: number, span: ReportSpan): AsyncIterable<RecapRow>;
  /** Counted by the database: no row of it need be in memory. */
  recapCounts(officeId: number, span: ReportSpan): Promise<RecapCounts>;
  /** Every Tolak said in the span, oldest first. */
  returnedRows(officeId: number, span: ReportSpan): AsyncIterable<ReturnedRow>;
  /** What the papers of the office carry on top and at their end. */
  paper(officeId: number, now: Instant): Promise<OfficePaper>;
}

/** The figures of a span. */
export interface RecapCounts {
  /** Packages received in the span, and how many of them were withdrawn since. */
  received: number;
  withdrawn: number;
  /** Packages published in the span, and how many of them by their due. */
  published: Share;
  byKind: readonly ({ kind: ContentKind } & Share)[];
  byPlatform: readonly { platform: string; links: number; skipped: number }[];
  /** Calendar weeks from Monday on, cut at the ends of the span; also those in which nothing was published. */
  byWeek: readonly (ReportSpan & Share)[];
  /** How often each step was finished, for packages received in the span. */
  steps: readonly StepCount[];
}

export interface StepCount extends Share {
  step: Step;
  /** From when the step opened until it was finished, half of them sooner; null where it never was. */
  medianMinutes: number | null;
}

export interface Share {
  total: number;
  onTime: number;
}

/** One Tolak: what was handed back, by whom and why. */
export interface ReturnedRow {
  code: string;
  activityName: string;
  step: ReviewStep;
  by: string | null;
  at: Instant;
  response: string;
}

export interface OfficePaper {
  profile: OfficeProfile;
  /** Names of who holds the roles that sign, the longest-serving first. */
  holders: Readonly<Record<SigningRole, readonly string[]>>;
  /** Names of who acts for one of them now (Plh.): they sign. */
  acting: Readonly<Record<SigningRole, readonly string[]>>;
}

export type SigningRole = 'chiefEditor' | 'admin';
