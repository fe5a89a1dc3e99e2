import { alur } from '../cli/run-alur.ts';
import { logOf } from '../stories/packages.ts';
import type { Settings } from '../support/alur-process.ts';

const once = [
  'SubmissionOpened',
  'SubmissionHandedIn',
  'StepAccepted receiving',
  'StepAccepted correcting',
  'StepAccepted deciding',
  'SubmissionPublished',
] as const;

/** What each package may have in the log, and how often. Throws with what is wrong. */
export async function checkLog(settings: Settings, codes: readonly string[]): Promise<void> {
  await alur(settings, 'verify');
  const counts = new Map<string, number>();
  for (const { submission, type, payload } of logOf(settings)) {
    const key = `${submission} ${type.startsWith('Step') ? `${type} ${payload.step}` : type}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const wanted = codes.flatMap((code) => [
    ...once.map((type) => [`${code} ${type}`, 1] as const),
    [`${code} PieceArchived`, 4] as const,
    [`${code} LinkRecorded`, 2] as const,
  ]);
  const wrong = wanted.filter(([key, count]) => (counts.get(key) ?? 0) !== count);
  if (wrong.length > 0)
    throw new Error(wrong.map(([key, count]) => `${key}: ${counts.get(key) ?? 0}, not ${count}`).join('; '));
}
