import type { Outgoing } from '../../workflows/outgoing.ts';
import type { Submission } from '../../workflows/submission.ts';
import type { OutgoingMessage } from '../chat-platform.ts';
import { correctionsText } from '../render-corrections.ts';
import { adminNewsText, questionText, teamNewsText } from '../render-news.ts';
import { surroundingsOf } from '../surroundings.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

type News = Extract<Outgoing, { type: 'copyCaption' | 'corrections' | 'question' | 'teamNews' | 'adminNews' }>;

/** The short messages about one package. */
export async function deliverNews(delivery: Delivery, what: News): Promise<Delivered> {
  const submission = await delivery.store.reads.submission(what.submissionId);
  const message = submission && (await compose(delivery, submission, what));
  if (!message) return notNeeded;
  const [messageId = ''] = await delivery.platform.send(delivery.row.to, message);
  return delivered([known(delivery, messageId, remembered(what))]);
}

async function compose(delivery: Delivery, submission: Submission, what: News): Promise<OutgoingMessage | null> {
  const around = await surroundingsOf(delivery.store.reads, submission, delivery.settings);
  switch (what.type) {
    case 'copyCaption':
      return submission.content.caption ? { text: [submission.content.caption] } : null;
    case 'corrections':
      return composeCorrections(delivery, submission, what.fromRevision, what.toRevision);
    case 'question':
      return { text: questionText(submission, what.about), asksForText: true };
    case 'teamNews':
      return composeTeamNews(delivery, submission, what, around);
    case 'adminNews':
      return { text: adminNewsText(submission, what.news) };
  }
}

async function composeTeamNews(
  delivery: Delivery,
  submission: Submission,
  { news }: Extract<News, { type: 'teamNews' }>,
  around: Parameters<typeof teamNewsText>[2],
): Promise<OutgoingMessage | null> {
  const replyTo = await cardId(delivery, submission);
  const text = teamNewsText(submission, news, around);
  if (news.type !== 'corrected') return { text, ...replyTo };
  const diff = await composeCorrections(delivery, submission, news.fromRevision, news.toRevision);
  return { text: diff ? [...text, '\n\n', ...diff.text] : text, ...replyTo };
}

async function composeCorrections(
  { store, platform }: Delivery,
  submission: Submission,
  fromRevision: number,
  toRevision: number,
): Promise<OutgoingMessage | null> {
  const before = await store.reads.revision(submission.id, fromRevision);
  const after = await store.reads.revision(submission.id, toRevision);
  if (!before || !after) return null;
  const limit = platform.capabilities.textLimit - 300;
  return { text: correctionsText(submission, before.content, after.content, limit) };
}

/** What is said about a package in its group answers its card, where that still is there. */
export async function cardId({ store, row }: Delivery, submission: Submission): Promise<{ replyTo?: string }> {
  const card = await store.reads.newestMessage(submission.id, 'card');
  return card?.chatId === row.to.chatId ? { replyTo: card.messageId } : {};
}

function remembered(what: News) {
  if (what.type === 'question')
    return { purpose: 'question', person: what.person, ref: questionRef(what.about) } as const;
  return { purpose: what.type === 'copyCaption' ? 'caption' : 'news' } as const;
}

/** Names a question: a reply to an older one must not answer a newer. */
export function questionRef(about: Extract<News, { type: 'question' }>['about']): string {
  return JSON.stringify(about);
}
