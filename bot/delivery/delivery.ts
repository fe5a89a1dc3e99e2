import type { MessageAddress } from '../../workflows/chat.ts';
import type { ReportOrder } from '../../workflows/outgoing.ts';
import type { MediaArchive, Store } from '../../workflows/ports.ts';
import type { OutboxRow } from '../../workflows/records.ts';
import type { KnownMessage, Offer } from '../../workflows/writes.ts';
import type { Chats } from '../chats.ts';
import type { OfficeSettings } from '../desk.ts';
import type { DeliveryPlatform } from '../word-chat.ts';

/** What delivering needs. Nothing of it is held in a transaction while a chat is spoken to. */
export interface DeliveryDeps {
  store: Store;
  archive: MediaArchive;
  chats: Chats;
  settings: OfficeSettings;
  now(): string;
  /** A report as a file, with the words that go with it. */
  makeReport(officeId: number, what: ReportOrder): Promise<ReportFile>;
}

export interface ReportFile {
  name: string;
  bytes: Uint8Array;
  caption: string;
}

/** One delivery under way: the row, and the chat that it goes to. */
export interface Delivery extends Omit<DeliveryDeps, 'chats'> {
  platform: DeliveryPlatform;
  row: OutboxRow;
}

/** What stands in the chat now, and how many messages the chat counts for it. */
export interface Delivered {
  messages: KnownMessage[];
  /** The words that they offer, where words stand for buttons. */
  offers?: Offer[];
  weight: number;
}

export const delivered = (messages: KnownMessage[], weight = 1): Delivered => ({ messages, weight });
export const notNeeded: Delivered = { messages: [], weight: 0 };

/** How a message that was just sent is remembered: replies and taps lead back to its package. */
export function known(
  delivery: Delivery,
  messageId: string,
  about: Pick<KnownMessage, 'purpose'> & Partial<KnownMessage>,
): KnownMessage {
  const { to, officeId, submissionId } = delivery.row;
  const address: MessageAddress = { channel: to.channel, chatId: to.chatId, messageId };
  const blank = { person: null, step: null, revision: null, ref: null, length: null };
  return { ...address, officeId, submissionId, ...blank, at: delivery.now(), ...about };
}
