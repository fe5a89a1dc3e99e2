import { normalizeMessageContent, type proto } from '@whiskeysockets/baileys';
import type { Received } from './fake-user.ts';
import type { FakeGroup, FakeWhatsApp } from './fake-whatsapp.ts';
import type { Phone } from './phone.ts';

/** What a person reads: a message, or what it says since it was edited. */
export interface Read extends Received {
  text: string;
  /** Of a poll. */
  options: string[];
}

const patienceMs = 20_000;

/** Everything that the bot said to somebody privately, or in a group where they are, as it stands now; oldest first. */
export function readAll(fake: FakeWhatsApp, phone: Phone, where: FakeGroup | 'bot'): Read[] {
  const chat = where === 'bot' ? fake.bot.lid : where.id;
  const shown = new Map<string, Read>();
  for (const received of phone.user.inbox) {
    if (received.chat !== chat) continue;
    const message = normalizeMessageContent(received.message) ?? {};
    const edit = message.protocolMessage;
    const original = edit?.editedMessage ? shown.get(edit.key?.id ?? '') : undefined;
    if (original) original.text = textOf(edit?.editedMessage ?? {});
    else shown.set(received.id, { ...received, text: textOf(message), options: optionsOf(message) });
  }
  return [...shown.values()];
}

/** The newest message that says all of this; waits for it. */
export function hears(fake: FakeWhatsApp, phone: Phone, where: FakeGroup | 'bot', ...texts: string[]): Promise<Read> {
  const says = ({ text }: Read) => texts.every((wanted) => text.includes(wanted));
  return untilRead(fake, phone, where, (all) => all.findLast(says), texts.join(' and '));
}

/** Waits until somebody's chat holds something. */
export async function untilRead<T>(
  fake: FakeWhatsApp,
  phone: Phone,
  where: FakeGroup | 'bot',
  look: (all: Read[]) => T | undefined,
  what: string,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const all = readAll(fake, phone, where);
    const found = look(all);
    if (found) return found;
    if (Date.now() > end) {
      const last = all.slice(-4).map(({ text }) => text.slice(0, 400));
      throw new Error(`${phone.user.name} never read ${what}; last:\n${last.join('\n---\n')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function textOf(message: proto.IMessage): string {
  const { conversation, extendedTextMessage, imageMessage, documentMessage } = message;
  const said = conversation ?? extendedTextMessage?.text ?? imageMessage?.caption ?? documentMessage?.caption;
  // People see bold, not the stars that make it.
  return (said ?? pollOf(message)?.name ?? '').replaceAll('*', '');
}

function optionsOf(message: proto.IMessage): string[] {
  return (pollOf(message)?.options ?? []).map(({ optionName }) => optionName ?? '');
}

function pollOf({ pollCreationMessage, pollCreationMessageV2, pollCreationMessageV3 }: proto.IMessage) {
  return pollCreationMessage ?? pollCreationMessageV2 ?? pollCreationMessageV3;
}
