import { GrammyError } from 'grammy';
import type { Clock, Log } from '../../workflows/ports.ts';
import { ChatError } from '../chat-error.ts';
import { type KeepUpdates, updateKinds } from './raw-update.ts';
import { grammySignal, pollSeconds, type TelegramApi } from './telegram-api.ts';
import { says, toChatError } from './to-chat-error.ts';
import { TokenRefused } from './token-refused.ts';
import { waitOrStop, waitToRetry } from './wait-to-retry.ts';

export interface RunningPoll {
  /** Ends the long poll; resolves when a batch that is in hand is stored. */
  stop(): Promise<void>;
}

export interface PollOptions {
  api: TelegramApi;
  keep: KeepUpdates;
  clock: Clock;
  log: Log;
  onFatal: (error: Error) => void;
}

/** Takes updates by long polling (https://core.telegram.org/bots/api#getupdates); confirms none that is not stored. */
export function pollUpdates(options: PollOptions): RunningPoll {
  const stopping = new AbortController();
  const done = poll(options, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

async function poll(options: PollOptions, signal: AbortSignal): Promise<void> {
  let heard: Heard | undefined;
  let failures = 0;
  while (!signal.aborted) {
    try {
      heard = await pollOnce(options, heard, signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (error instanceof GrammyError && error.error_code === 401) return options.onFatal(new TokenRefused(401));
      failures += 1;
      await recover(error, failures, options, signal);
    }
  }
}

/** The last batch of updates: what is to be confirmed, and when it came (ms). */
interface Heard {
  nextOffset: number;
  at: number;
}

/** A bot that heard nothing for a week gets ids that start anew at random; long before that no offset is sent any more. */
const offsetHoldsMs = 24 * 60 * 60 * 1000;

/** Telegram holds an empty answer back for `pollSeconds`. A server that does not is not asked without a pause. */
const shortestEmptyMs = 250;

/**
 * One call, with the offset that tells Telegram that everything before it is ours: so the whole batch is stored first. Where
 * nothing came for long no offset is sent, because ids that started anew below it would be thrown away unseen. Starting
 * without one brings what was not confirmed before; the inbox knows what it has.
 */
async function pollOnce(
  { api, keep, clock }: PollOptions,
  heard: Heard | undefined,
  signal: AbortSignal,
): Promise<Heard | undefined> {
  const asked = clock.now().getTime();
  const holds = heard !== undefined && asked - heard.at < offsetHoldsMs;
  const from = holds ? { offset: heard.nextOffset } : {};
  const updates = await api.polls.getUpdates(
    { limit: 100, timeout: pollSeconds, allowed_updates: [...updateKinds], ...from },
    grammySignal(signal),
  );
  const last = updates.at(-1);
  if (last === undefined) {
    if (clock.now().getTime() - asked < shortestEmptyMs) await waitOrStop(clock, shortestEmptyMs, signal);
    return heard;
  }
  await keep(updates.map((update) => ({ externalId: String(update.update_id), raw: JSON.stringify(update) })));
  return { nextOffset: last.update_id + 1, at: clock.now().getTime() };
}

async function recover(error: unknown, failures: number, { api, clock, log }: PollOptions, signal: AbortSignal) {
  const problem = toChatError(error);
  log.warn({ failures, problem: shown(problem) }, 'taking updates failed, will try again');
  if (says(error, /webhook is active/i)) await removeWebhook(api, log);
  await waitToRetry(clock, failures, signal, problem instanceof ChatError ? problem.retryAfterMs : undefined);
}

/** What is no answer of Telegram comes from storing: its message may quote what people wrote. */
function shown(problem: unknown): string {
  if (problem instanceof ChatError) return problem.message;
  if (!(problem instanceof Error)) return 'unknown';
  return 'code' in problem ? `${problem.name} ${problem.code}` : problem.name;
}

/** Somebody set a webhook for this bot meanwhile; while there is one, polling is refused. */
async function removeWebhook(api: TelegramApi, log: Log): Promise<void> {
  try {
    await api.calls.deleteWebhook({ drop_pending_updates: false });
  } catch {
    log.warn({}, 'the webhook of this bot could not be removed');
  }
}
