import { type AgendaEntry, isStillMissing, type StepOneRules, stepOneRules } from '../../workflows/activity.ts';
import { dayOf } from '../../workflows/deadlines.ts';
import type { Outgoing, RichText } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { Office } from '../../workflows/records.ts';
import { isAboutPackage, isStillDue } from '../../workflows/reminder-list.ts';
import type { EditableContent, OutgoingMessage } from '../chat-platform.ts';
import { digestOf } from '../digest-of.ts';
import { hasNoHolidays } from '../holidays/has-no-holidays.ts';
import { renderDigest } from '../render-digest.ts';
import { firstOf, type Reminded, type RemindedOf, renderReminders, renderTeamReminders } from '../render-reminders.ts';
import { lines } from '../rich-text.ts';
import { surroundingsOf } from '../surroundings.ts';
import { missingHolidaysText } from '../texts/holidays.ts';
import { cardId } from './deliver-news.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

type Order = Extract<Outgoing, { type: 'reminders' }>;

/** What is still due when it is sent, as one message; an empty list is not sent. */
export async function deliverReminders(delivery: Delivery, what: Order): Promise<Delivered> {
  const office = await delivery.store.reads.office(delivery.row.officeId);
  const digest = await composeDigest(delivery, what, office);
  const note = await holidayNote(delivery, what);
  if (digest) return send(delivery, withNote(digest, note), null);
  const list = await stillReminded(delivery, what, office);
  const [first, ...more] = list.packages;
  if (!first && list.missing.length === 0) return note ? send(delivery, { text: note }, null) : notNeeded;
  // A reply to a list of several could mean any of them.
  const submissionId = first && more.length + list.missing.length === 0 ? first.submission.id : null;
  return send(delivery, withNote(await compose(delivery, what, list), note), submissionId);
}

/** The warning that a year has no holidays; null when it has, or nobody was to be warned. */
async function holidayNote({ store, row }: Delivery, { items }: Order): Promise<RichText | null> {
  const item = items.find(({ type }) => type === 'noHolidays');
  if (item?.type !== 'noHolidays' || !(await hasNoHolidays(store.reads, row.officeId, item.year))) return null;
  return missingHolidaysText(item.year);
}

function withNote<Message extends EditableContent>(message: Message, note: RichText | null): Message {
  return note ? { ...message, text: lines(message.text, [], note) } : message;
}

async function compose(delivery: Delivery, { recipient }: Order, list: RemindedOf): Promise<OutgoingMessage> {
  if (recipient.type === 'person') return renderReminders(list);
  const first = firstOf(list.packages);
  return { ...renderTeamReminders(list), ...(first ? await cardId(delivery, first) : {}) };
}

async function send(delivery: Delivery, message: OutgoingMessage, submissionId: number | null): Promise<Delivered> {
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, message);
  return delivered([known(delivery, messageId, { purpose: 'news', submissionId })]);
}

/** It names everything that else would be on the list. Null on other times of the day, and when there is nothing. */
async function composeDigest(delivery: Delivery, what: Order, office: Office): Promise<EditableContent | null> {
  const { recipient, items } = what;
  const { reads } = delivery.store;
  const now = delivery.now();
  const day = dayOf(now, office.calendar);
  if (recipient.type !== 'person' || !items.some((item) => item.type === 'digest' && item.day === day)) return null;
  const digest = await digestOf(reads, office, day);
  if (!digest) return null;
  const holders = await reads.holders(office.id);
  const openers = digest.dueToday.concat(digest.overdue).map(({ openedBy }) => openedBy);
  const people = await reads.people([...openers, ...Object.values(holders).flat()]);
  const nameOf = (person: PersonId) => people.get(person)?.name ?? 'seseorang';
  const reader = { person: recipient.person, holders, nameOf, late: isLate(what) };
  return renderDigest(digest, { ...reader, now, calendar: office.calendar, rules: await rulesOf(delivery, office) });
}

async function stillReminded(delivery: Delivery, what: Order, office: Office): Promise<RemindedOf> {
  const rules = await rulesOf(delivery, office);
  return {
    packages: await packagesOf(delivery, what),
    missing: await missingOf(delivery, what, rules),
    late: isLate(what),
    now: delivery.now(),
    rules,
    calendar: office.calendar,
  };
}

async function packagesOf({ store, settings }: Delivery, { items }: Order): Promise<Reminded[]> {
  const about = items.filter(isAboutPackage);
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

async function missingOf({ store }: Delivery, { items }: Order, rules: StepOneRules): Promise<AgendaEntry[]> {
  const found = await Promise.all(
    items.map(async (item) => {
      const entry = item.type === 'activity' ? await store.reads.activity(item.activityId) : undefined;
      return item.type === 'activity' && entry && isStillMissing(item, entry, rules) ? [entry] : [];
    }),
  );
  return found.flat().sort((a, b) => a.day.localeCompare(b.day) || a.id - b.id);
}

async function rulesOf({ store }: Delivery, office: Office): Promise<StepOneRules> {
  return stepOneRules(office, await store.reads.standing(office.id));
}

/** The program was down at the time of one of them. */
function isLate({ items }: Order): boolean {
  return items.some((item) => 'late' in item && item.late);
}
