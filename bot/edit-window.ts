import type { Instant } from '../workflows/deadlines.ts';
import type { Capabilities } from './capabilities.ts';

/** Whether a message that was sent at `sentAt` can still be edited in its chat. */
export function mayEdit({ editWindowMs }: Capabilities, sentAt: Instant, now: Instant): boolean {
  return editWindowMs === null || Date.parse(now) - Date.parse(sentAt) <= editWindowMs;
}
