import type { Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import { shorten } from '../rich-text.ts';
import type { TelegramApi } from './telegram-api.ts';
import { toChatError } from './to-chat-error.ts';

const textLimit = 200;

/** Never throws: Telegram takes answers for some seconds only, and nothing hangs on them. */
export async function answerTap(
  { calls }: TelegramApi,
  { tapId, text, alert }: { tapId: string; text: string | null; alert: boolean },
  log: Log,
): Promise<void> {
  const shown = text === null ? {} : { text: shorten(text, textLimit), show_alert: alert };
  try {
    await calls.answerCallbackQuery(tapId, shown);
  } catch (error) {
    const problem = toChatError(error);
    log.debug({ problem: problem instanceof ChatError ? problem.message : 'unknown' }, 'a tap was not answered');
  }
}
