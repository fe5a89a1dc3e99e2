import { isStillMissing } from '../workflows/activity.ts';
import type { ChatAddress } from '../workflows/chat.ts';
import { outsideQuiet } from '../workflows/deadlines.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import {
  hourAfter,
  isAboutPackage,
  isStillDue,
  itemKey,
  type ListItem,
  type Recipient,
  recipientKey,
} from '../workflows/reminder-list.ts';
import type { Write } from '../workflows/writes.ts';
import { type Desk, stepOneRulesOf } from './desk.ts';
import { digestOf } from './digest-of.ts';
import { hasNoHolidays } from './holidays/has-no-holidays.ts';
import { privateChats, send } from './send.ts';

/**
 * Puts something on the lists of who is to hear it. A list goes out at once, or when the hour since the last one has
 * passed, or when quiet hours end. Everything that falls due together is on it: its row is due after theirs.
 */
export async function putOnList(desk: Desk, recipients: readonly Recipient[], item: ListItem): Promise<Write[]> {
  const writes = recipients.map(async (recipient): Promise<Write[]> => {
    const free = hourAfter(await desk.tx.lastTold(recipient), desk.now);
    const dueAt = outsideQuiet(free, desk.office.calendar, desk.settings.reminderTimes);
    const reminder = { key: `list:${recipientKey(recipient)}`, officeId: desk.office.id, dueAt };
    return [
      { type: 'putOnList', officeId: desk.office.id, recipient, item },
      { type: 'remind', reminder: { ...reminder, about: { type: 'list', recipient } } },
    ];
  });
  return (await Promise.all(writes)).flat();
}

/** The list's time has come: what is still true on it becomes one message, together with one that could not be sent yet. */
export async function sendList(recipient: Recipient, desk: Desk): Promise<Write[]> {
  const waiting = await desk.tx.waitingItems(recipient);
  const checked = await Promise.all(
    waiting.map(async (row) => ({ ...row, isTrue: await isStillTrue(row.item, desk) })),
  );
  const due = checked.filter(({ isTrue }) => isTrue);
  const over = checked.filter(({ isTrue }) => !isTrue);
  const to = await addressOf(recipient, due, desk);
  if (!to) return [{ type: 'dropItems', ids: waiting.map(({ id }) => id) }];
  const items = due.map(({ item }) => item);
  const key = `reminders:${recipientKey(recipient)}`;
  const what = { type: 'reminders', recipient, items: joined(await desk.tx.waitingOrder(key), items) } as const;
  const [only, ...more] = what.items;
  const about = only && more.length === 0 && isAboutPackage(only) ? { submissionId: only.submissionId } : {};
  return [
    { type: 'dropItems', ids: over.map(({ id }) => id) },
    { type: 'tellItems', ids: due.map(({ id }) => id), at: desk.now },
    send(desk, key, to, what, about),
  ];
}

async function isStillTrue(item: ListItem, desk: Desk): Promise<boolean> {
  const { tx, office, today } = desk;
  if (item.type === 'digest') return item.day === today && (await digestOf(tx, office, today)) !== null;
  if (item.type === 'activity') {
    const entry = await tx.activity(item.activityId);
    return entry !== undefined && isStillMissing(item, entry, stepOneRulesOf(desk));
  }
  if (item.type === 'noHolidays') return hasNoHolidays(tx, office.id, item.year);
  const submission = await tx.submission(item.submissionId);
  return submission !== undefined && isStillDue(item, submission);
}

/** Undefined when there is nothing to say. */
async function addressOf(
  recipient: Recipient,
  due: readonly { item: ListItem }[],
  desk: Desk,
): Promise<ChatAddress | undefined> {
  if (due.length === 0) return undefined;
  if (recipient.type === 'person') return (await privateChats(desk, [recipient.person]))[0]?.to;
  // Where a package is at home now: the group may have another id than when the item was put there.
  const [about] = due.map(({ item }) => item).filter(isAboutPackage);
  return (about && (await desk.tx.submission(about.submissionId))?.home) ?? recipient.home;
}

function joined(before: Outgoing | undefined, items: readonly ListItem[]): ListItem[] {
  const known = new Set(items.map(itemKey));
  const older = before?.type === 'reminders' ? before.items.filter((item) => !known.has(itemKey(item))) : [];
  return [...older, ...items];
}
