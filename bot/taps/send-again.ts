import type { Submission } from '../../workflows/submission.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import { orderPrompts } from '../order-messages.ts';
import { tapTexts } from '../texts/taps.ts';
import { waitingFor } from '../welcome-back.ts';

/** The prompt of a package once more, to who may decide on it. */
export async function sendAgain(submission: Submission, visitor: Visitor, desk: Desk): Promise<Reaction> {
  const waiting = await waitingFor(desk, visitor);
  if (!waiting.some(({ id }) => id === submission.id)) {
    const writes = [refused(desk, actorOf(visitor, false), submission.code, 'again', 'notWaiting')];
    return { writes, answer: { text: tapTexts.notWaiting, alert: true } };
  }
  const writes = await orderPrompts(desk, submission, [visitor.person], 'all');
  return { writes, answer: { text: tapTexts.sentPrivately, alert: false } };
}
