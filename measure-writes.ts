import type { Metrics } from './web/metrics.ts';
import type { Submission } from './workflows/submission.ts';
import type { Write } from './workflows/writes.ts';

/** What `/metrics` tells of one commit: refusals, late reminders, how long steps took. */
export function measureWrites(writes: readonly Write[], metrics: Metrics): void {
  for (const write of writes) {
    if (write.type === 'saveSubmission' && write.before) measureSteps(write.before, write.after, metrics);
    if (write.type !== 'appendEvent') continue;
    const { type, payload } = write.event;
    if (type === 'Refused') metrics.countRefusal(String(payload.reason));
    if (type === 'ReminderSent') metrics.countReminder(payload.late === true);
  }
}

/** A step takes from the end of the one before it, or from the beginning of the package. */
function measureSteps(before: Submission, after: Submission, metrics: Metrics): void {
  const start = before.finished.at(-1)?.at ?? before.openedAt;
  for (const { step, at } of after.finished.slice(before.finished.length)) {
    metrics.observeStep(step, (Date.parse(at) - Date.parse(start)) / 1000);
  }
}
