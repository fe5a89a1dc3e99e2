import type { Outgoing } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { EditableContent } from '../chat-platform.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from '../delivery/delivery.ts';
import { surroundingsOf } from '../surroundings.ts';
import { belongsText, whichActivityText } from '../texts/agenda.ts';
import { assignButtons } from './assign-activity.ts';
import { fittingActivities } from './follow-package.ts';

type Which = Extract<Outgoing, { type: 'whichActivity' }>;

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
