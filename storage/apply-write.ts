import type { Instant } from '../workflows/deadlines.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Write } from '../workflows/writes.ts';
import { applyCalendarWrite } from './apply-calendar-write.ts';
import { applyDecision, isDecision } from './apply-decision.ts';
import { applyPeopleWrite, isPeopleWrite } from './apply-people-write.ts';
import { appendEvent } from './events.ts';
import { noteExplained } from './explanations.ts';
import { installGroup, markGroup, markMember } from './intake-groups.ts';
import { rememberMessage, setPromptView } from './known-messages.ts';
import { dropItems, putOnList, tellItems } from './list-items.ts';
import { keepLoosePiece, removeLoosePiece } from './loose-pieces.ts';
import { moveGroup } from './move-group.ts';
import { saveProfile } from './office-profiles.ts';
import { cancelOrders, placeOrder } from './outbox.ts';
import { askQuestion, closeQuestion, closeQuestionsOf } from './questions.ts';
import { cancelReminder, setReminder } from './reminders.ts';
import { saveSubmission } from './save-submission.ts';
import type { Trx } from './schema.ts';
import type { Signal } from './signals.ts';

/** What a write may need to know of the commit that it is part of. */
export interface WriteContext {
  /** Everything that is written together with it. */
  writes: readonly Write[];
  now: Instant;
  signal(signal: Signal): void;
  /** Who holds which role, or what else is in force, is about to be another. */
  standingChanges(): void;
  /** Other days are about to be holidays, or the office's own data to be others. */
  officeChanges(): void;
}

/** Each write in the file of its table. */
export async function applyWrite(trx: Trx, write: Write, context: WriteContext): Promise<void> {
  switch (write.type) {
    case 'saveSubmission':
      return save(trx, write, context);
    case 'appendEvent':
      return appendEvent(trx, write.event, context.now);
    case 'send':
      context.signal('order');
      return placeOrder(trx, write.order, context.now);
    case 'cancelSend':
      return cancelOrders(trx, write.keyPrefix, context.now);
    case 'remind':
      context.signal('reminder');
      return setReminder(trx, write.reminder);
    case 'cancelReminder':
      context.signal('reminder');
      return cancelReminder(trx, write.key);
    case 'putOnList':
      return putOnList(trx, write.officeId, write.recipient, write.item);
    case 'tellItems':
      return tellItems(trx, write.ids, write.at);
    case 'dropItems':
      return dropItems(trx, write.ids);
    case 'ask':
      return askQuestion(trx, write.question);
    case 'closeQuestion':
      return closeQuestion(trx, write.questionId);
    case 'closeQuestionsOf':
      return closeQuestionsOf(trx, write.submissionId);
    case 'rememberMessage':
      return rememberMessage(trx, write.message);
    case 'setPromptView':
      return setPromptView(trx, write.message, write.view);
    case 'keepLoosePiece':
      context.signal('fetch');
      return keepLoosePiece(trx, write);
    case 'removeLoosePiece':
      return removeLoosePiece(trx, write.key);
    case 'installGroup':
      return installGroup(trx, write);
    case 'markGroup':
      return markGroup(trx, write.channel, write.chatId, write.present);
    case 'moveGroup':
      return moveGroup(trx, write);
    case 'markMember':
      return markMember(trx, write.channel, write.chatId, write.person, write.present);
    case 'noteExplained':
      return noteExplained(trx, write.key, write.day);
    case 'saveProfile':
      context.officeChanges();
      return saveProfile(trx, write.officeId, write.profile);
    default:
      if (isPeopleWrite(write)) return applyPeopleWrite(trx, write, context);
      return isDecision(write) ? applyDecision(trx, write, context) : applyCalendarWrite(trx, write, context);
  }
}

/** A revision is by whoever caused the events that are written with it. */
async function save(trx: Trx, write: WriteOf<'saveSubmission'>, { writes, now, signal }: WriteContext): Promise<void> {
  const { before, after } = write;
  const fetches = await saveSubmission(trx, { before, after, at: now, by: actorOf(writes, after.code) });
  if (fetches) signal('fetch');
}

function actorOf(writes: readonly Write[], code: string): PersonId | null {
  const about = writes.findLast((write) => write.type === 'appendEvent' && write.event.submission === code);
  return about?.type === 'appendEvent' && about.event.actor !== 'system' ? about.event.actor : null;
}

type WriteOf<T extends Write['type']> = Extract<Write, { type: T }>;
