import { messageOfPiece, type Submission } from '../../workflows/submission.ts';
import type { KnownMessage } from '../../workflows/writes.ts';
import { ChatError } from '../chat-error.ts';
import { mayEdit } from '../edit-window.ts';
import { renderCard } from '../render-card.ts';
import { surroundingsOf } from '../surroundings.ts';
import { type Delivered, type Delivery, delivered, known, notNeeded } from './delivery.ts';

/** Edits the one card; sends it where there is none: the first time, after it was deleted, in a group that moved. */
export async function deliverCard(delivery: Delivery, submissionId: number): Promise<Delivered> {
  const { store, platform, settings, row, now } = delivery;
  const submission = await store.reads.submission(submissionId);
  if (!submission || (submission.step === 'withdrawn' && submission.reason === null)) return notNeeded;
  const card = renderCard(submission, await surroundingsOf(store.reads, submission, settings));
  const standing = await store.reads.newestMessage(submissionId, 'card');
  const isHere = standing?.chatId === row.to.chatId;
  const isEditable = isHere && mayEdit(platform.capabilities, standing.at, now());
  if (isEditable && (await platform.edit(standing, card)) !== 'gone') return delivered([], 0);
  const replyTo = standing ? pointTo(isHere && !isEditable ? standing : null) : firstMessage(submission);
  const [messageId = ''] = await platform.send(submission.home, { ...card, ...replyTo });
  return delivered([known(delivery, messageId, { purpose: 'card' })]);
}

/** A card that the chat will not give up any more (Telegram: after two days) stays, without buttons, and says so. */
export async function removeCard(delivery: Delivery, submissionId: number): Promise<Delivered> {
  const { store, platform, settings } = delivery;
  const card = await store.reads.newestMessage(submissionId, 'card');
  if (!card) return notNeeded;
  try {
    await platform.remove(card);
  } catch (error) {
    const submission = await store.reads.submission(submissionId);
    if (!submission || !(error instanceof ChatError) || error.kind !== 'refused') throw error;
    await platform.edit(card, renderCard(submission, await surroundingsOf(store.reads, submission, settings)));
  }
  return notNeeded;
}

/** A card that cannot be edited any more is drawn anew, as a reply to it. */
function pointTo(old: KnownMessage | null): { replyTo?: string } {
  return old ? { replyTo: old.messageId } : {};
}

/** The card answers the message that began the package; what was deleted is not quoted again. */
function firstMessage({ content, home }: Submission): { replyTo?: string } {
  const piece = content.pieces.find(({ state }) => state !== 'removed');
  const first = piece && messageOfPiece(piece);
  return first?.channel === home.channel && first.chatId === home.chatId ? { replyTo: first.messageId } : {};
}
