import type { Incoming } from '../incoming.ts';
import { channel, chatOf, senderOf } from './parse-place.ts';
import type { TelegramMemberChange, TelegramMemberState, TelegramMessage, TelegramUser } from './telegram-update.ts';

/** The bot was added, removed, blocked or unblocked; a change of its rights is none of these. */
export function parseOwnMembership(change: TelegramMemberChange): Incoming[] {
  const chat = chatOf(change);
  if (chat === null || !changesPresence(change)) return [];
  const present = isPresent(change.new_chat_member);
  return [{ type: 'botMembership', chat, present, by: senderOf(change.from) }];
}

export function parseMembership(change: TelegramMemberChange): Incoming[] {
  if (!changesPresence(change)) return [];
  const { user } = change.new_chat_member;
  return membersMoved(isPresent(change.new_chat_member) ? 'memberJoined' : 'memberLeft', change, [user]);
}

/** What a message says about who is in the group, and about the group itself; undefined when it says nothing of it. */
export function parseServiceMessage(message: TelegramMessage): Incoming[] | undefined {
  const { new_chat_members: joined, left_chat_member: left, migrate_to_chat_id: newId } = message;
  if (joined) return membersMoved('memberJoined', message, joined);
  if (left) return membersMoved('memberLeft', message, [left]);
  if (newId === undefined) return undefined;
  // Its twin `migrate_from_chat_id`, in the new group, says the same once more.
  return [{ type: 'groupMoved', channel, fromChatId: String(message.chat.id), toChatId: String(newId) }];
}

function membersMoved(
  type: 'memberJoined' | 'memberLeft',
  place: Parameters<typeof chatOf>[0],
  users: readonly TelegramUser[],
): Incoming[] {
  const chat = chatOf(place);
  if (chat === null) return [];
  return users.filter((user) => !user.is_bot).map((user) => ({ type, chat, member: senderOf(user) }));
}

function changesPresence(change: TelegramMemberChange): boolean {
  return isPresent(change.old_chat_member) !== isPresent(change.new_chat_member);
}

function isPresent({ status, is_member: isMember }: TelegramMemberState): boolean {
  return status === 'restricted' ? isMember === true : status !== 'left' && status !== 'kicked';
}
