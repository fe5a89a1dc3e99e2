import type { Instant } from '../workflows/deadlines.ts';
import type { KnownMessage } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import type { IncomingTap } from './incoming.ts';

/** A copy of a prompt whose id was never learned is named by its code alone. */
export function isAsking(known: KnownMessage | undefined): boolean {
  return known === undefined || ['prompt', 'poll', 'view'].includes(known.purpose);
}

/** When the copy that somebody answers was sent: the revision that it shows may have come back to its step since. */
export function whenShown(known: KnownMessage | undefined): { shownAt?: Instant } {
  return known && isAsking(known) ? { shownAt: known.at } : {};
}

export async function whenTappedShown(tap: IncomingTap, desk: Desk): Promise<{ shownAt?: Instant }> {
  return whenShown(tap.message ? await desk.tx.knownMessage(tap.message) : undefined);
}
