import type { ChatAddress } from '../../workflows/chat.ts';
import type { OutboxRow, Person } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { capabilitiesAt, type Desk } from '../desk.ts';
import { otherChat, reroute } from '../reroute.ts';
import { answer } from '../send.ts';
import { tellAdmins, unreachableKey } from '../tell-admins.ts';
import { groupLeftText, personUnreachableText, writeFirstText } from '../texts/groups.ts';

/**
 * A message will never arrive: who cannot be written to is marked, and hears it in another chat of theirs. Where there is
 * none the admins hear once a day what to do. Who writes again gets the open prompts (`welcomeBack`); a group that has the
 * bot again gets its cards redrawn.
 */
export async function handleUndeliverable(row: OutboxRow, desk: Desk): Promise<readonly Write[]> {
  const { to } = row;
  const person = await desk.tx.personByAddress(to.channel, to.chatId);
  if (!person) return groupUnreachable(to, desk);
  const marked: Write = { type: 'markReachable', channel: to.channel, userId: to.chatId, reachable: false };
  const other = otherChat(person, to.channel, desk);
  if (other) return [marked, ...(await reroute(row, other, desk))];
  const { firstContact } = capabilitiesAt(desk, to.channel);
  const text = personUnreachableText(person.name, firstContact);
  const mentions = firstContact === 'message' ? await mentionInGroups(person, to, desk) : [];
  return [marked, ...(await onceADay(to, desk, async (key) => [...(await tellAdmins(desk, key, text)), ...mentions]))];
}

async function groupUnreachable(to: ChatAddress, desk: Desk): Promise<Write[]> {
  const group = await desk.tx.intakeGroup(to);
  if (!group) return [];
  const gone: Write = { type: 'markGroup', channel: to.channel, chatId: to.chatId, present: false };
  return [gone, ...(await onceADay(to, desk, (key) => tellAdmins(desk, key, groupLeftText(group.title))))];
}

/** Where only a message of their own opens the private chat, they are asked for one in the group. */
async function mentionInGroups(person: Person, { channel, chatId }: ChatAddress, desk: Desk): Promise<Write[]> {
  const groups = await desk.tx.intakeGroups(desk.office.id);
  const mention = { mention: { userId: chatId }, text: person.name };
  return groups
    .filter((group) => group.channel === channel && group.present)
    .map((group) => answer(desk, group, `writeFirst:${person.id}:${desk.today}`, [mention, writeFirstText]));
}

async function onceADay(
  { channel, chatId }: ChatAddress,
  desk: Desk,
  told: (key: string) => Promise<Write[]>,
): Promise<Write[]> {
  const key = unreachableKey(channel, chatId);
  if (await desk.tx.wasExplained(key, desk.today)) return [];
  return [{ type: 'noteExplained', key, day: desk.today }, ...(await told(key))];
}
