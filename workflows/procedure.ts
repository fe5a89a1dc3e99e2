import type { Role } from './people.ts';

/** What stands between a hand-in and the upload: the rows of the SOP, in its words. */
export type ReviewStep = 'receiving' | 'correcting' | 'deciding';
export const reviewSteps: readonly ReviewStep[] = ['receiving', 'correcting', 'deciding'];
export type Step = 'collecting' | ReviewStep | 'publishing';
export type End = 'published' | 'withdrawn';
export type State = Step | End;

export const contentKinds = ['activity', 'video', 'infographic', 'other'] as const;
export type ContentKind = (typeof contentKinds)[number];

/** Kelengkapan: what a package needs before it can be handed in (SOP row 1). */
export interface Requirement {
  pieces: number;
  narrative: boolean;
  caption: boolean;
}

/** Waktu: days after the day from which a step is counted (`dueFrom`). Steps 2 to 4 are due together. */
export type DueDays = Readonly<Record<'collecting' | 'review' | 'publishing', number>>;

/** What an amendment may change (closing provision 2). The scope and who is responsible it may not (provision 4). */
export interface AmendableRules {
  requirements: Readonly<Record<ContentKind, Requirement>>;
  dueDays: DueDays;
}

/** From when H+1 is counted: the day of the activity, or the day of the hand-in. */
export type DueFrom = 'activity' | 'handIn';

export interface StepRule {
  /** Row of the SOP. */
  row: 1 | 2 | 3 | 4 | 5;
  holder: Role;
  dueFrom: DueFrom;
}

export interface ReviewRule extends StepRule {
  onAccept: Step;
  onReject: Step;
  /** Tim Pelaksana of a package does not decide on it here. */
  notByTeam: boolean;
  /** The holder may correct caption, narrative and media. */
  corrects: boolean;
}

export interface Procedure extends AmendableRules {
  number: string;
  title: string;
  office: string;
  /** In force from its signing (closing provision 5). */
  signedOn: string;
  collecting: StepRule;
  review: Readonly<Record<ReviewStep, ReviewRule>>;
  publishing: StepRule;
}

/** SOP Sekretaris KPU Kabupaten Pasaman Barat, Nomor 1 Tahun 2025: version 1. Later ones are rows (`procedure-versions.ts`). */
export const procedure: Procedure = {
  number: 'Nomor 1 Tahun 2025',
  title: 'Alur Pengunggahan Konten Media Sosial',
  office: 'KPU Kabupaten Pasaman Barat',
  signedOn: '2025-06-20',
  requirements: {
    activity: { pieces: 4, narrative: true, caption: true },
    video: { pieces: 1, narrative: false, caption: true },
    infographic: { pieces: 1, narrative: false, caption: true },
    other: { pieces: 1, narrative: false, caption: true },
  },
  dueDays: { collecting: 1, review: 1, publishing: 1 },
  collecting: { row: 1, holder: 'fieldTeam', dueFrom: 'activity' },
  review: {
    receiving: {
      row: 2,
      holder: 'admin',
      dueFrom: 'handIn',
      onAccept: 'correcting',
      onReject: 'collecting',
      notByTeam: false,
      corrects: false,
    },
    correcting: {
      row: 3,
      holder: 'deputyEditor',
      dueFrom: 'handIn',
      onAccept: 'deciding',
      onReject: 'collecting',
      notByTeam: true,
      corrects: true,
    },
    deciding: {
      row: 4,
      holder: 'chiefEditor',
      dueFrom: 'handIn',
      onAccept: 'publishing',
      onReject: 'correcting',
      notByTeam: true,
      corrects: false,
    },
  },
  publishing: { row: 5, holder: 'admin', dueFrom: 'activity' },
};

/** Instagram's limit, and the longest of all platforms'. Counted in UTF-16 units, as Instagram and Telegram do. */
export const captionLimit = 2200;

export function isReviewStep(state: State): state is ReviewStep {
  return (reviewSteps as readonly State[]).includes(state);
}

export function isEnd(state: State): state is End {
  return state === 'published' || state === 'withdrawn';
}

/** Which role holds a step. */
export function holderOf(step: Step, rules: Procedure = procedure): Role {
  return isReviewStep(step) ? rules.review[step].holder : rules[step].holder;
}
