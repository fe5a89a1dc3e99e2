import type { Instant } from '../../workflows/deadlines.ts';
import type { KnownMessage } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { refreshKey } from '../order-messages.ts';

/** A copy of a prompt whose id was never learned is named by its code alone. */
export function isAsking(known: KnownMessage | undefined): boolean {
  return known === undefined || ['prompt', 'poll', 'view'].includes(known.purpose);
}

/** When the copy that somebody answers was sent: the revision that it shows may have come back to its step since. */
export function whenShown(known: KnownMessage | undefined): { shownAt?: Instant } {
  return known && isAsking(known) ? { shownAt: known.at } : {};
}

/** A copy that does not show yet what happened shows what is asked now: the same revision, on the same step. */
export async function whenTappedShown({ message }: IncomingTap, desk: Desk): Promise<{ shownAt?: Instant }> {
  if (!message || (await desk.tx.waitingOrder(refreshKey(message)))) return {};
  return whenShown(await desk.tx.knownMessage(message));
}
