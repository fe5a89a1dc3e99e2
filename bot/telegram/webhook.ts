import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { KeepUpdates } from './raw-update.ts';

/** Answers one request with a status code. Rejects when the update could not be stored: answer 500, Telegram repeats. */
export type WebhookHandler = (secretHeader: string | undefined, body: string) => Promise<200 | 400 | 401 | 413>;

const bodyLimit = 1024 * 1024;
const envelope = z.object({ update_id: z.int() });

/** Stores an update before it is acknowledged. `secretHeader` is `X-Telegram-Bot-Api-Secret-Token`. */
export function createWebhookHandler(secret: string, keep: KeepUpdates): WebhookHandler {
  return async (secretHeader, body) => {
    if (!isSame(secretHeader ?? '', secret)) return 401;
    if (Buffer.byteLength(body) > bodyLimit) return 413;
    const updateId = readUpdateId(body);
    if (updateId === undefined) return 400;
    await keep([{ externalId: String(updateId), raw: body }]);
    return 200;
  };
}

/** Takes the same time wherever they differ, also in length. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function readUpdateId(body: string): number | undefined {
  try {
    return envelope.safeParse(JSON.parse(body)).data?.update_id;
  } catch {
    return undefined;
  }
}
