import type { Channel, ChatAddress } from '../workflows/chat.ts';
import type { Clock, Log, Outbox, Store, Transaction } from '../workflows/ports.ts';
import type { OutboxRow } from '../workflows/records.ts';
import type { KnownMessage, Offer } from '../workflows/writes.ts';
import type { AlarmClock } from './alarm-clock.ts';
import { Courier } from './courier.ts';
import { type Job, startWorkLoop } from './work-loop.ts';

export interface DeliverOutboxOptions {
  outbox: Outbox;
  /** Each platform has a job of its own: one that is slow, or away, holds up no other. */
  channel: Channel;
  store: Store;
  clock: Clock;
  alarms: AlarmClock;
  log: Log;
  /** Renders a row as things are now and sends it; throws what `classify` understands. */
  deliver(row: OutboxRow): Promise<Delivered>;
  classify(error: unknown): DeliveryProblem;
  /** A row will never be delivered: what follows from that, in the commit that says so. */
  onFinal(row: OutboxRow, error: unknown, tx: Transaction): Promise<void>;
  /** Chats have other sending rates for groups. */
  isGroup(to: ChatAddress): boolean;
  /** Chats that are written to at the same time; default 30. */
  concurrency?: number;
}

export interface Delivered {
  /** What stands in the chat now and leads to the package; empty when there was nothing to say any more. */
  messages: readonly KnownMessage[];
  /** The words that they offer, in a chat without buttons. */
  offers?: readonly Offer[];
  /** As how many messages the chat counts it; an edit counts as none. */
  weight: number;
}

export type DeliveryProblem =
  /** The whole platform's, whatever the message: everything waits so long, in order, and no attempt is counted. */
  | { type: 'away'; afterMs: number }
  /** The world's fault. `afterMs` where the chat says how long it wants to be left alone (429). */
  | { type: 'retry'; afterMs?: number }
  /** The group has another id now. */
  | { type: 'moved'; toChatId: string }
  | { type: 'failed' };

/** Sends what was ordered: in order within a chat, chats side by side, outside any transaction. */
export function deliverOutbox(options: DeliverOutboxOptions): Job {
  const { outbox, channel, clock, alarms, log } = options;
  const courier = new Courier(options, () => loop.wake());
  const loop = startWorkLoop({ name: `outbox-${channel}`, clock, alarms, log, round: () => courier.setOut() });
  outbox.onOrder(loop.wake);
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await courier.finish();
    },
  };
}
