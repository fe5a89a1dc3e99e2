import type { Role } from '../workflows/people.ts';
import { holderOf, isEnd } from '../workflows/procedure.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { redrawCard } from './order-messages.ts';

/** A card names who acts now: those that wait for a role are drawn anew when other people hold it. */
export async function redrawCardsOf(desk: Desk, role: Role): Promise<Write[]> {
  const open = await desk.tx.openSubmissions(desk.office.id);
  return open
    .filter(({ step }) => !isEnd(step) && step !== 'collecting' && holderOf(step) === role)
    .map((submission) => redrawCard(desk, submission, true));
}
