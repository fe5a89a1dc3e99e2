import type { Counts } from '../../storage/counts.ts';
import type { Finding } from './finding.ts';

const about = 'work';
/** As /healthz has it. */
const stuckAfterSeconds = 60;
const slowAfterSeconds = 600;

/** What waits in the rows, and what was given up. */
export function* examineWork(counts: Counts, now: Date): Generator<Finding> {
  const age = (since: string | null) => (since === null ? 0 : Math.round((now.getTime() - Date.parse(since)) / 1000));
  const inboxAge = age(counts.oldestInboxAt);
  const outboxAge = age(counts.oldestOutboxAt);
  if (inboxAge > stuckAfterSeconds) {
    const text = `${counts.inboxPending} updates wait to be handled, the oldest for ${inboxAge} seconds`;
    yield { level: 'wrong', about, text, todo: 'start the program; if it runs, look for "job failed" in its log' };
  }
  if (outboxAge > slowAfterSeconds) {
    const text = `${counts.outboxPending} messages wait to be sent, the oldest for ${outboxAge} seconds`;
    yield {
      level: 'note',
      about,
      text,
      todo: 'start the program; if it runs, see "Many message not delivered" in docs/operating.md',
    };
  }
  if (counts.inboxSetAside > 0) {
    const text = `${counts.inboxSetAside} updates could not be handled and were set aside`;
    yield { level: 'note', about, text, todo: 'a bug: report what stands in the column error of their rows in inbox' };
  }
  if (inboxAge <= stuckAfterSeconds && outboxAge <= slowAfterSeconds)
    yield { level: 'fine', about, text: 'nothing waits too long' };
}
