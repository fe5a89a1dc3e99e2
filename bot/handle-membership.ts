import type { ChatAddress } from '../workflows/chat.ts';
import type { Write } from '../workflows/writes.ts';
import { type Desk, identify, nothing, type Reaction, rolesIn } from './desk.ts';
import type { BotMembership, GroupMoved, MemberLeft } from './incoming.ts';
import { event } from './log-event.ts';
import { redrawCard } from './order-messages.ts';
import { answer } from './send.ts';
import { tellAdmins, unreachableKey } from './tell-admins.ts';
import { groupLeftText, personBlockedText, welcomeToGroupText } from './texts/groups.ts';
import { chatName } from './texts/words.ts';

/** People and the bot itself come and go. */
export async function handleMembership(change: BotMembership | MemberLeft, desk: Desk): Promise<Reaction> {
  if (change.type !== 'botMembership') return memberChanged(change, desk);
  return change.chat.kind === 'private' ? privateChanged(change, desk) : groupChanged(change, desk);
}

/** The group is the same, its id is new: cards are drawn there anew. */
export async function handleMoved({ channel, fromChatId, toChatId }: GroupMoved, desk: Desk): Promise<Reaction> {
  const open = (await desk.tx.openSubmissions(desk.office.id)).filter(({ home }) => isIn(home, channel, fromChatId));
  const home = (threadId: string | null) => ({ channel, chatId: toChatId, threadId });
  return {
    writes: [
      { type: 'moveGroup', channel, fromChatId, toChatId },
      event(desk, 'GroupMigrated', 'system', { from: fromChatId, to: toChatId }),
      ...open.map((submission) => redrawCard(desk, { ...submission, home: home(submission.home.threadId) }, false)),
    ],
  };
}

/** What was to be told while the bot was out of the group did not arrive: the cards say how things stand now. */
async function redrawCardsOf(desk: Desk, { channel, chatId }: ChatAddress): Promise<Write[]> {
  const open = await desk.tx.openSubmissions(desk.office.id);
  return open
    .filter(({ home }) => isIn(home, channel, chatId))
    .map((submission) => redrawCard(desk, submission, false));
}

async function memberChanged({ type, chat, member }: MemberLeft, desk: Desk): Promise<Reaction> {
  const person = await desk.tx.personByAddress(member.channel, member.userId);
  if (!person) return nothing;
  const { channel, chatId } = chat;
  return { writes: [{ type: 'markMember', channel, chatId, person: person.id, present: type === 'memberJoined' }] };
}

async function privateChanged({ present, by }: BotMembership, desk: Desk): Promise<Reaction> {
  const person = await desk.tx.personByAddress(by.channel, by.userId);
  if (!person || present) return nothing;
  const reachable: Write = { type: 'markReachable', channel: by.channel, userId: by.userId, reachable: false };
  const holds = rolesIn(desk.holders, person.id).length > 0;
  if (!holds) return { writes: [reachable] };
  // Said now, it need not be said again when a message does not arrive.
  const noted: Write = { type: 'noteExplained', key: unreachableKey(by.channel, by.userId), day: desk.today };
  const told = await tellAdmins(desk, `blocked:${person.id}`, personBlockedText(person.name, chatName(by.channel)));
  return { writes: [reachable, noted, ...told] };
}

async function groupChanged({ chat, present, by }: BotMembership, desk: Desk): Promise<Reaction> {
  const known = (await desk.tx.intakeGroups(desk.office.id)).some((group) => isIn(group, chat.channel, chat.chatId));
  if (!known) return { writes: present ? [answer(desk, chat, `welcome:${desk.today}`, [welcomeToGroupText])] : [] };
  const visitor = await identify(desk, by);
  const { channel, chatId } = chat;
  const marked: Write = { type: 'markGroup', channel, chatId, present };
  if (present) return { writes: [marked, ...(await redrawCardsOf(desk, chat))] };
  const told = await tellAdmins(desk, `left:${chatId}`, groupLeftText(chat.title ?? chatId));
  return { writes: [marked, event(desk, 'GroupLeft', visitor.person, { group: chatId }), ...told] };
}

/** The same group, whichever of its topics. */
function isIn(place: ChatAddress, channel: string, chatId: string): boolean {
  return place.channel === channel && place.chatId === chatId;
}
