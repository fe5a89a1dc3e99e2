import type { Day, Instant } from './deadlines.ts';
import type { ReminderNews } from './effects.ts';
import type { PersonId } from './people.ts';
import { isEnd } from './procedure.ts';
import { currentDue, type Home, type Submission } from './submission.ts';

/**
 * Nobody gets more than one reminder an hour (contract, Reminders): what falls due goes on the list of who is to hear it,
 * and one message says all of it.
 */
export type Recipient =
  | { type: 'person'; person: PersonId }
  /** In the group, by name: who began the packages there. */
  | { type: 'team'; person: PersonId; home: Home };

export type ListItem =
  | ({ submissionId: number } & ReminderNews)
  /** Admin's first list of a working morning; `day` is that day. */
  | { type: 'digest'; day: Day; late: boolean };

export const hourMs = 3_600_000;

/** What goes out this much after its time says that it is late (the program was down). */
const lateAfterMs = 15 * 60_000;

export function isLate(scheduledAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(scheduledAt) > lateAfterMs;
}

/** Names a recipient, and so their list. */
export function recipientKey(recipient: Recipient): string {
  if (recipient.type === 'person') return `person:${recipient.person}`;
  const { channel, chatId, threadId } = recipient.home;
  return `team:${channel}:${chatId}:${threadId ?? ''}:${recipient.person}`;
}

/** Names an item on a list: a newer one about the same takes its place. */
export function itemKey(item: ListItem): string {
  return item.type === 'digest' ? item.type : `${item.type}:${item.submissionId}`;
}

/** A finished step reminds nobody, and a deadline that was moved is another one. */
export function isStillDue(item: { submissionId: number } & ReminderNews, submission: Submission): boolean {
  if (isEnd(submission.step)) return false;
  if (item.type === 'uploadLate') return submission.due.publishing === item.dueAt;
  return submission.step === item.step && currentDue(submission) === item.dueAt;
}

/** When the next list may go, where the last one went at `last`. */
export function hourAfter(last: Instant | undefined, now: Instant): Instant {
  if (last === undefined) return now;
  const free = new Date(Date.parse(last) + hourMs).toISOString();
  return free > now ? free : now;
}
