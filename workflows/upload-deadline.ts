import { currentDue, type Submission } from './submission.ts';

/**
 * Steps 2 to 4 have until the day after the hand-in, the upload until the day after the activity, and both rules stand (SOP,
 * Deadlines). `passed`: the upload was late already when the package came; `first`: its day ends before that of the open step.
 */
export function uploadDanger(submission: Submission): 'passed' | 'first' | null {
  if (submission.step === 'published' || submission.step === 'withdrawn') return null;
  const upload = submission.due.publishing;
  const cameAt = submission.step === 'collecting' ? submission.openedAt : submission.handedIn.at;
  if (cameAt > upload) return 'passed';
  return (currentDue(submission) ?? upload) > upload ? 'first' : null;
}
