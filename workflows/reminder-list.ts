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
  /** In the group: everybody reads it, so it is one list for all of them. */
  | { type: 'team'; home: Home };

export type ListItem =
  | PackageItem
  /** A planned activity that nobody has handed anything in of; `dueAt` of its step 1. */
  | { type: 'activity'; activityId: number; dueAt: Instant; late: boolean }
  /** Admin's first list of a working morning; `day` is that day. */
  | { type: 'digest'; day: Day; late: boolean }
  /** Nothing is known of the holidays of that year. */
  | { type: 'noHolidays'; year: number };

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
  return `team:${channel}:${chatId}:${threadId ?? ''}`;
}

/** Names an item on a list: a newer one about the same takes its place. */
export function itemKey(item: ListItem): string {
  if (item.type === 'digest' || item.type === 'noHolidays') return item.type;
  return `${item.type}:${item.type === 'activity' ? item.activityId : item.submissionId}`;
}

/** An item about a package. */
export type PackageItem = { submissionId: number } & ReminderNews;

export function isAboutPackage(item: ListItem): item is PackageItem {
  return 'submissionId' in item;
}

/** A finished step reminds nobody, and a deadline that was moved is another one. */
export function isStillDue(item: PackageItem, submission: Submission): boolean {
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
