import type { OutboxRow } from '../workflows/ports.ts';
import type { Write } from '../workflows/writes.ts';
import type { Desk } from './desk.ts';
import { tellAdmins, unreachableKey } from './handle-membership.ts';
import { groupLeftText, personUnreachableText } from './texts/groups.ts';

/**
 * A message will never arrive: who cannot be written to is marked, and the admins hear once a day what to do. Who
 * writes again gets the open prompts (`welcomeBack`); a group that has the bot again gets its cards redrawn.
 */
export async function handleUndeliverable({ to }: OutboxRow, desk: Desk): Promise<readonly Write[]> {
  const person = await desk.tx.personByAddress(to.channel, to.chatId);
  const key = unreachableKey(to.channel, to.chatId);
  const isKnown = await desk.tx.wasExplained(key, desk.today);
  const noted: Write = { type: 'noteExplained', key, day: desk.today };
  const told = async (text: string) => (isKnown ? [] : [noted, ...(await tellAdmins(desk, key, text))]);
  if (!person) {
    const group = await desk.tx.intakeGroup(to);
    const gone: Write = { type: 'markGroup', channel: to.channel, chatId: to.chatId, present: false };
    return group ? [gone, ...(await told(groupLeftText(group.title)))] : [];
  }
  const marked: Write = { type: 'markReachable', channel: to.channel, userId: to.chatId, reachable: false };
  return [marked, ...(await told(personUnreachableText(person.name)))];
}
