import type { RichText } from '../workflows/outgoing.ts';
import type { Submission } from '../workflows/submission.ts';
import { uploadDanger } from '../workflows/upload-deadline.ts';
import { uploadDangerTexts, uploadDueText } from './texts/reminders.ts';

/** The upload's deadline beside that of the open step, with a warning where it cannot or may not be met. */
export function uploadLines(submission: Submission, zone: string): RichText[] {
  const danger = uploadDanger(submission);
  return [[uploadDueText(submission.due.publishing, zone)], ...(danger ? [[uploadDangerTexts[danger]]] : [])];
}
