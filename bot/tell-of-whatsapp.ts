import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { leaveChat } from './leave-chat.ts';
import { send } from './send.ts';
import { whatsAppNoticeText } from './texts/whatsapp.ts';
import { channel } from './whatsapp/channel.ts';
import type { WhatsAppNotice } from './whatsapp/connection-watch.ts';

/**
 * Each admin hears of it where they can be reached besides WhatsApp; of the daily cap once a day. Once it is over there,
 * people are asked elsewhere.
 */
export async function tellOfWhatsApp(notice: WhatsAppNotice, desk: Desk): Promise<readonly Write[]> {
  const noted = notice.type === 'capReached' ? await noteOnce('whatsapp:cap', desk) : [];
  if (noted === null) return [];
  const people = await desk.tx.people(desk.holders.admin);
  const text = [whatsAppNoticeText(notice, desk.office.calendar.zone)];
  const orders = [...people.values()].flatMap(({ id, addresses }) => {
    const elsewhere = addresses.find((address) => address.channel !== channel && address.reachable);
    if (!elsewhere) return [];
    const to = { channel: elsewhere.channel, chatId: elsewhere.userId, threadId: null };
    return [send(desk, `whatsapp:${notice.type}:${id}:${desk.now}`, to, { type: 'text', text })];
  });
  const moved = notice.type === 'stopped' ? await leaveChat(channel, desk) : [];
  return [...noted, ...orders, ...moved];
}

/** Null when it was said today. */
async function noteOnce(key: string, { tx, today }: Desk): Promise<Write[] | null> {
  return (await tx.wasExplained(key, today)) ? null : [{ type: 'noteExplained', key, day: today }];
}
