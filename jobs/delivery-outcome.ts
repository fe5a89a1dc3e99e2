import type { Transaction } from '../workflows/ports.ts';
import type { OutboxRow } from '../workflows/records.ts';
import { backoffMs } from './backoff.ts';
import type { Delivered, DeliverOutboxOptions, DeliveryProblem } from './deliver-outbox.ts';

/** So often a refusal is noted with its consequences; then without, so that a bug in those does not block the chat. */
const attemptsWithConsequences = 3;

/** What became of a row, and how it is written; `attempt` counts from 1, and not those that met an outage of the database. */
export interface Outcome {
  /** As how many messages the chat counted it. */
  weight: number;
  write(tx: Transaction, attempt: number): Promise<void>;
}

export function deliveredOutcome(row: OutboxRow, delivered: Delivered, now: Date): Outcome {
  const { messages, offers = [], weight } = delivered;
  return { weight, write: (tx) => tx.finishSend(row, { type: 'sent', messages, offers }, now.toISOString()) };
}

export interface Undelivered {
  row: OutboxRow;
  error: unknown;
  problem: DeliveryProblem;
  now: Date;
  onFinal: DeliverOutboxOptions['onFinal'];
}

export function undeliveredOutcome(undelivered: Undelivered): Outcome {
  const weight = weightOf(undelivered.row);
  const { problem } = undelivered;
  switch (problem.type) {
    case 'away':
      return { weight: 0, write: async () => {} };
    case 'retry':
      return { weight, write: retry(undelivered, problem.afterMs) };
    case 'moved':
      return { weight, write: follow(undelivered, problem.toChatId) };
    case 'failed':
      return { weight, write: giveUp(undelivered) };
    default:
      return problem satisfies never;
  }
}

/** As how many messages a chat will count it, as far as the row tells. */
export function weightOf({ what }: OutboxRow): number {
  if (what.type === 'album') return what.pieces.length;
  return what.type === 'refreshPrompt' || what.type === 'removeCard' ? 0 : 1;
}

function retry({ row, error, now }: Undelivered, afterMs = backoffMs(row.attempts + 1)): Outcome['write'] {
  const retryAt = new Date(now.getTime() + afterMs).toISOString();
  return (tx) => tx.finishSend(row, { type: 'retry', retryAt, error: String(error) }, now.toISOString());
}

/** Everything that is kept of the group goes along to its new id, and so does this row, which is due at once. */
function follow({ row, error, now }: Undelivered, toChatId: string): Outcome['write'] {
  const { channel, chatId: fromChatId } = row.to;
  const at = now.toISOString();
  return async (tx) => {
    await tx.apply([{ type: 'moveGroup', channel, fromChatId, toChatId }]);
    await tx.finishSend(row, { type: 'retry', retryAt: at, error: String(error) }, at);
  };
}

function giveUp({ row, error, now, onFinal }: Undelivered): Outcome['write'] {
  return async (tx, attempt) => {
    await tx.finishSend(row, { type: 'failed', error: String(error) }, now.toISOString());
    if (attempt <= attemptsWithConsequences) await onFinal(row, error, tx);
  };
}
