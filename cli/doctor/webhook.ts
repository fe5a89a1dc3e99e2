import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

/** Of `getWebhookInfo`. */
export interface WebhookInfo {
  /** Empty without a webhook. */
  url?: string;
  pending_update_count: number;
  /** Seconds since 1970. */
  last_error_date?: number;
  last_error_message?: string;
}

const about = 'updates';
/** An older failure to deliver was followed by others that were not one. */
const recentSeconds = 3600;
const many = 100;

/** How updates come: whether that is what the settings say, and whether they do come. */
export function* examineWebhook(
  wanted: Config['telegram']['webhook'],
  info: WebhookInfo,
  now: Date,
): Generator<Finding> {
  const waiting = info.pending_update_count;
  if ((info.url ?? '') !== (wanted?.url ?? '')) yield anotherWay(wanted !== null);
  const secondsAgo = now.getTime() / 1000 - (info.last_error_date ?? 0);
  if (wanted && info.last_error_message !== undefined && secondsAgo < recentSeconds) {
    const text = `Telegram could not deliver: ${info.last_error_message}`;
    yield { level: 'wrong', about, text, todo: 'check the proxy, its certificate, and that it passes on to HOST:PORT' };
  }
  if (waiting > many) {
    const todo = 'start the program: Telegram keeps them for 24 hours';
    yield { level: 'note', about, text: `${waiting} wait at Telegram`, todo };
  } else
    yield { level: 'fine', about, text: `${wanted ? 'by webhook' : 'by long polling'}, ${waiting} wait at Telegram` };
}

function anotherWay(byWebhook: boolean): Finding {
  return byWebhook
    ? {
        level: 'note',
        about,
        text: 'Telegram does not know TELEGRAM_WEBHOOK_URL',
        todo: 'start the program: it tells it',
      }
    : {
        level: 'note',
        about,
        text: 'somebody set a webhook for this bot, and so it cannot poll',
        todo: 'start the program: it removes it; if it comes back, another program uses this token',
      };
}
