import type { Outgoing } from '../workflows/outgoing.ts';
import { isStillDue } from '../workflows/reminder-list.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './deliver-message.ts';
import { cardId } from './deliver-news.ts';
import { type Reminded, renderReminders, renderTeamReminders } from './render-reminders.ts';
import { surroundingsOf } from './surroundings.ts';

type Order = Extract<Outgoing, { type: 'reminders' }>;

/** What is still due when it is sent, as one message; an empty list is not sent. */
export async function deliverReminders(delivery: Delivery, what: Order): Promise<Delivered> {
  const reminded = await stillReminded(delivery, what);
  const [first, ...more] = reminded;
  if (!first) return notNeeded;
  const now = delivery.now();
  const message =
    what.recipient.type === 'team'
      ? { ...renderTeamReminders(reminded, now), ...(await cardId(delivery, first.submission)) }
      : renderReminders(reminded, now);
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, message);
  // A reply to a list of several could mean any of them.
  const submissionId = more.length === 0 ? first.submission.id : null;
  return delivered([known(delivery, messageId, { purpose: 'news', submissionId })]);
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
