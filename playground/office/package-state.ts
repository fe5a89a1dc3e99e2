import { longDay, longTime, shortTime } from '../../bot/texts/times.ts';
import { platformName, roleNames, stateNames, stepTasks } from '../../bot/texts/words.ts';
import type { Instant } from '../../workflows/deadlines.ts';
import type { PersonId } from '../../workflows/people.ts';
import { holderOf, isEnd, type Step } from '../../workflows/procedure.ts';
import { currentDue, type FinishedStep, type Submission } from '../../workflows/submission.ts';

/** The path of one package, as the page shows it. */
export interface PackageState {
  readonly code: string;
  readonly name: string;
  /** `Kamis, 12 Juni 2025` */
  readonly day: string;
  /** Whom it waits for, or how it ended. */
  readonly where: string;
  readonly isOpen: boolean;
  readonly isLate: boolean;
  readonly steps: readonly StepState[];
  readonly links: readonly {
    readonly platform: string;
    readonly url: string | null;
    readonly skipped: string | null;
  }[];
}

export interface StepState {
  /** Row of the SOP. */
  readonly row: number;
  readonly task: string;
  readonly role: string;
  readonly state: 'done' | 'returned' | 'now' | 'ahead';
  /** Who finished it when, or who is to do it until when. */
  readonly note: string;
  /** Tanggapan tertulis. */
  readonly response: string | null;
}

/** Names, holders and time: what the rows of one package do not say themselves. */
export interface Around {
  readonly now: Instant;
  readonly zone: string;
  nameOf(person: PersonId | null): string;
  /** Names of those who hold the step's role. */
  holdersOf(step: Step): string;
}

const steps: readonly Step[] = ['collecting', 'receiving', 'correcting', 'deciding', 'publishing'];

export function packageState(submission: Submission, around: Around): PackageState {
  const due = currentDue(submission);
  const { code, content, step, publications } = submission;
  return {
    code,
    name: content.activityName,
    day: longDay(content.activityDay),
    where: stateNames[step],
    isOpen: !isEnd(step),
    isLate: due !== null && due < around.now,
    steps: steps.map((each, index) => stepState(each, index + 1, submission, around)),
    links: publications.map(({ platform, url, skipped }) => ({ platform: platformName(platform), url, skipped })),
  };
}

function stepState(step: Step, row: number, submission: Submission, around: Around): StepState {
  const about = { row, task: stepTasks[step], role: roleNames[holderOf(step)] };
  const last = submission.finished.findLast((done) => done.step === step);
  if (submission.step === step) {
    return { ...about, state: 'now', note: waitingNote(step, submission, around), response: null };
  }
  if (!last) return { ...about, state: 'ahead', note: '', response: null };
  const isBehind = isEnd(submission.step) || steps.indexOf(submission.step) > row - 1;
  const state = last.outcome === 'rejected' ? 'returned' : isBehind ? 'done' : 'ahead';
  return { ...about, state, note: doneNote(last, around), response: last.response };
}

function waitingNote(step: Step, submission: Submission, { holdersOf, zone, now }: Around): string {
  const due = currentDue(submission);
  const who = holdersOf(step);
  if (due === null) return who;
  return `${who} · ${due < now ? 'lewat tenggat' : 'paling lambat'} ${longTime(due, zone)}`;
}

function doneNote({ outcome, by, at }: FinishedStep, { nameOf, zone }: Around): string {
  return `${outcomeWords[outcome]} ${nameOf(by)}, ${shortTime(at, zone)}`;
}

const outcomeWords: Readonly<Record<FinishedStep['outcome'], string>> = {
  handedIn: 'diserahkan',
  accepted: 'diterima',
  rejected: 'ditolak',
  published: 'diunggah',
};
