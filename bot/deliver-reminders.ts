import { dayOf } from '../workflows/deadlines.ts';
import type { Outgoing } from '../workflows/outgoing.ts';
import type { PersonId } from '../workflows/people.ts';
import { isStillDue } from '../workflows/reminder-list.ts';
import type { EditableContent, OutgoingMessage } from './chat-platform.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './deliver-message.ts';
import { cardId } from './deliver-news.ts';
import { digestOf } from './digest-of.ts';
import { renderDigest } from './render-digest.ts';
import { isAnyLate, type Reminded, renderReminders, renderTeamReminders } from './render-reminders.ts';
import { surroundingsOf } from './surroundings.ts';

type Order = Extract<Outgoing, { type: 'reminders' }>;

/** What is still due when it is sent, as one message; an empty list is not sent. */
export async function deliverReminders(delivery: Delivery, what: Order): Promise<Delivered> {
  const reminded = await stillReminded(delivery, what);
  const digest = await composeDigest(delivery, what);
  if (digest) return send(delivery, digest, null);
  const [first, ...more] = reminded;
  if (!first) return notNeeded;
  const now = delivery.now();
  const message =
    what.recipient.type === 'team'
      ? { ...renderTeamReminders(reminded, now), ...(await cardId(delivery, first.submission)) }
      : renderReminders(reminded, now);
  // A reply to a list of several could mean any of them.
  return send(delivery, message, more.length === 0 ? first.submission.id : null);
}

async function send(delivery: Delivery, message: OutgoingMessage, submissionId: number | null): Promise<Delivered> {
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, message);
  return delivered([known(delivery, messageId, { purpose: 'news', submissionId })]);
}

/** It names everything that else would be on the list. Null on other times of the day, and when there is nothing. */
async function composeDigest(delivery: Delivery, { recipient, items }: Order): Promise<EditableContent | null> {
  const { reads } = delivery.store;
  const now = delivery.now();
  const office = await reads.office(delivery.row.officeId);
  const day = dayOf(now, office.calendar);
  if (!items.some((item) => item.type === 'digest' && item.day === day)) return null;
  const digest = await digestOf(reads, office, day);
  if (!digest) return null;
  const holders = await reads.holders(office.id);
  const openers = digest.dueToday.concat(digest.overdue).map(({ openedBy }) => openedBy);
  const known = await reads.people([...openers, ...Object.values(holders).flat()]);
  const nameOf = (person: PersonId) => known.get(person)?.name ?? 'seseorang';
  return renderDigest(digest, {
    person: recipient.person,
    zone: office.calendar.zone,
    now,
    late: isAnyLate(items),
    holders,
    nameOf,
  });
}

async function stillReminded({ store, settings }: Delivery, { items }: Order): Promise<Reminded[]> {
  const about = items.filter((item) => item.type !== 'digest');
  const ids = [...new Set(about.map(({ submissionId }) => submissionId))];
  const found = await Promise.all(
    ids.map(async (id): Promise<Reminded[]> => {
      const submission = await store.reads.submission(id);
      const due = about.filter((item) => item.submissionId === id && submission && isStillDue(item, submission));
      if (!submission || due.length === 0) return [];
      return [{ submission, around: await surroundingsOf(store.reads, submission, settings), items: due }];
    }),
  );
  return found.flat();
}
