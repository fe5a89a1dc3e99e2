import type { TelegramUser } from './chat-message.ts';
import type { ChatRoom, Member } from './chats.ts';
import { seconds } from './messages.ts';
import type { Telegram } from './telegram.ts';

export const allRights: Readonly<Record<string, boolean>> = {
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: true,
  can_change_info: true,
  can_invite_users: true,
  can_pin_messages: true,
  can_manage_topics: true,
  can_post_stories: true,
  can_edit_stories: true,
  can_delete_stories: true,
};

/** https://core.telegram.org/bots/api#chatmember */
export function chatMemberJson({ user, status, rights }: Member): Readonly<Record<string, unknown>> {
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: false };
    case 'administrator':
      return { user, status, can_be_edited: false, is_anonymous: false, ...noRights, ...rights };
    case 'kicked':
      return { user, status, until_date: 0 };
    case 'member':
    case 'left':
      return { user, status };
    default:
      return status satisfies never;
  }
}

/** Changes a membership and tells the bot: `my_chat_member` about itself, `chat_member` about others. */
export function changeMember(telegram: Telegram, room: ChatRoom, by: TelegramUser, changed: Member): void {
  const { user } = changed;
  const before = room.members.get(user.id) ?? { user, status: 'left' as const };
  room.members.set(user.id, changed);
  pushMemberUpdate(telegram, room, by, before, changed);
  telegram.changes.emit({ type: 'chat', chatId: room.id });
}

export function pushMemberUpdate(
  telegram: Telegram,
  room: ChatRoom,
  from: TelegramUser,
  before: Member,
  after: Member,
): void {
  telegram.updates.push(after.user.id === telegram.bot.id ? 'my_chat_member' : 'chat_member', {
    chat: room.toJSON(),
    from,
    date: seconds(telegram),
    old_chat_member: chatMemberJson(before),
    new_chat_member: chatMemberJson(after),
  });
}

const noRights = Object.fromEntries(Object.keys(allRights).map((right) => [right, false]));
