import { countedPieces, type Submission } from '../../workflows/submission.ts';
import { type Lesson, lessons, otherWays } from './tour-texts.ts';

/** One of the eight steps of "Latihan", as the page shows it. */
export interface TourStep extends Pick<Lesson, 'title' | 'now' | 'why' | 'phone'> {
  readonly state: 'done' | 'skipped' | 'now' | 'ahead';
}

export interface TourFacts {
  /** The package that is practised with: the first one that was not withdrawn. */
  readonly practice: Submission | undefined;
  /** Its publishing was asked for when the day had come. */
  readonly wasReminded: boolean;
}

/** Where somebody stands in the lesson: by what really happened, not by what was clicked on. */
export function tourOf(facts: TourFacts): TourStep[] {
  const progress = progressOf(facts);
  const current = progress.indexOf('open');
  return lessons.map((lesson, index) => {
    const { title, why } = lesson;
    const state = progress[index] ?? 'open';
    const { now, phone } = index === current ? adviceFor(lesson, facts.practice) : lesson;
    return { title, why, now, phone, state: state === 'open' ? (index === current ? 'now' : 'ahead') : state };
  });
}

/** What to do now. A package that went another way than the lesson is first brought back to it. */
function adviceFor(lesson: Lesson, practice: Submission | undefined): Pick<Lesson, 'now' | 'phone'> {
  if (!practice || lesson.expects.includes(practice.step)) return lesson;
  if (practice.step === 'collecting' && practice.returned !== null) return otherWays.returned;
  return otherWays[practice.step] ?? lesson;
}

type Progress = 'done' | 'skipped' | 'open';

function progressOf({ practice, wasReminded }: TourFacts): Progress[] {
  if (!practice) return lessons.map(() => 'open');
  const { content, finished, step, handIns } = practice;
  const was = (which: string, outcome: string) => finished.some((one) => one.step === which && one.outcome === outcome);
  const isDecided = was('deciding', 'accepted');
  const isPublished = step === 'published';
  return [
    progress(handIns > 0 || (countedPieces(content).length >= 4 && content.caption !== null)),
    progress(handIns > 0),
    progress(was('receiving', 'accepted')),
    progress(was('correcting', 'accepted')),
    progress(was('deciding', 'rejected'), isDecided),
    progress(isDecided),
    progress(wasReminded, isPublished),
    progress(isPublished),
  ];
}

function progress(isDone: boolean, isPast = false): Progress {
  if (isDone) return 'done';
  return isPast ? 'skipped' : 'open';
}
