import type { Telegram } from '../telegram.ts';
import { conflict, type Update } from '../updates-queue.ts';
import { type Call, listParam, numberParam } from './call.ts';

const LONGEST_POLL_SECONDS = 50;

export function getUpdates({ updates, webhook }: Telegram, { params, signal }: Call): Promise<readonly Update[]> {
  if (webhook.settings) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  if (params.allowed_updates !== undefined) updates.allowed = listParam(params, 'allowed_updates').map(String);
  const limit = Math.min(100, Math.max(1, numberParam(params, 'limit') ?? 100));
  const timeout = Math.min(LONGEST_POLL_SECONDS, numberParam(params, 'timeout') ?? 0);
  return updates.poll(numberParam(params, 'offset') ?? 0, limit, timeout, signal);
}
