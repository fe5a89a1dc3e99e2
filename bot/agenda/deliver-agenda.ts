import { type AgendaEntry, isEscalated, isMissing } from '../../workflows/activity.ts';
import type { Outgoing } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { EditableContent } from '../chat-platform.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from '../deliver-message.ts';
import { surroundingsOf } from '../surroundings.ts';
import { belongsText, missingActivitiesText, whichActivityText } from '../texts/agenda.ts';
import { groupsFor } from './ask-for-activity.ts';
import { assignButtons } from './assign-activity.ts';
import { fittingActivities } from './follow-package.ts';

type Which = Extract<Outgoing, { type: 'whichActivity' }>;
type Missing = Extract<Outgoing, { type: 'missingActivities' }>;

/** The question which activity a package belongs to, and what came of it: one message, edited. */
export async function deliverWhichActivity(delivery: Delivery, what: Which): Promise<Delivered> {
  const { store, platform, row } = delivery;
  const submission = await store.reads.submission(what.submissionId);
  if (!submission) return notNeeded;
  const standing = await store.reads.newestMessage(submission.id, 'activity');
  const question = await askWhich(delivery, submission);
  const content = question ?? (await result(delivery, submission));
  if (standing) {
    await platform.edit(standing, content);
    return delivered([], 0);
  }
  if (!question) return notNeeded;
  const card = await store.reads.newestMessage(submission.id, 'card');
  const replyTo = card?.chatId === row.to.chatId ? { replyTo: card.messageId } : {};
  const [messageId = ''] = await platform.send(row.to, { ...question, ...replyTo });
  return delivered([known(delivery, messageId, { purpose: 'activity' })]);
}

async function askWhich({ store, settings, row }: Delivery, submission: Submission): Promise<EditableContent | null> {
  const link = await store.reads.activityLink(submission.id);
  if (link?.activityId || link?.chosenBy || submission.step === 'withdrawn') return null;
  const fitting = await fittingActivities(store.reads, submission);
  if (fitting.length < 2) return null;
  const around = await surroundingsOf(store.reads, submission, settings);
  const text = whichActivityText(submission, around.mentionOf(submission.openedBy, row.to.channel));
  return { text, buttons: assignButtons(submission.code, fitting) };
}

async function result({ store }: Delivery, submission: Submission): Promise<EditableContent> {
  const link = await store.reads.activityLink(submission.id);
  const activity = link?.activityId ? await store.reads.activity(link.activityId) : undefined;
  return { text: belongsText(submission, activity), buttons: [] };
}

/** What has no documentation yet, as it is now: in the group, or to an admin. */
export async function deliverMissingActivities(delivery: Delivery, what: Missing): Promise<Delivered> {
  const { store, platform, row } = delivery;
  const { calendar } = await store.reads.office(row.officeId);
  const groups = await store.reads.intakeGroups(row.officeId);
  const isForReader = (entry: AgendaEntry) => {
    const asked = groupsFor(entry, groups);
    if (what.audience === 'admin') return asked.length === 0 || isEscalated(entry, delivery.now(), calendar);
    return asked.some(({ chatId, threadId }) => chatId === row.to.chatId && threadId === row.to.threadId);
  };
  const reminded = await store.reads.activitiesReminded(row.officeId, what.slot);
  const missing = reminded.filter((entry) => isMissing(entry) && isForReader(entry));
  if (missing.length === 0) return notNeeded;
  const text = missingActivitiesText(missing, what, calendar);
  await platform.send(row.to, { text });
  return delivered([]);
}
