import { badRequest } from '../api-error.ts';
import { changeMember, chatMemberJson } from '../chat-member.ts';
import type { ChatRoom, Member } from '../chats.ts';
import type { Telegram } from '../telegram.ts';
import { type Call, numberParam } from './call.ts';
import { targetRoom } from './target-chat.ts';

export function getChat(telegram: Telegram, call: Call) {
  const room = targetRoom(telegram, call);
  if (room.type === 'private' && room.access === 'never-started') throw badRequest('chat not found');
  return {
    ...room.toJSON(),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: noGifts,
    ...(room.type !== 'private' && { permissions: memberPermissions }),
  };
}

export function getChatMember(telegram: Telegram, call: Call) {
  const room = targetRoom(telegram, call);
  const userId = numberParam(call.params, 'user_id') ?? 0;
  const member = room.members.get(userId) ?? strangerTo(telegram, room, userId);
  if (!member) throw badRequest('PARTICIPANT_ID_INVALID');
  return chatMemberJson(member);
}

export function getChatMemberCount(telegram: Telegram, call: Call): number {
  return presentMembers(targetRoom(telegram, call)).length;
}

export function getChatAdministrators(telegram: Telegram, call: Call) {
  const room = targetRoom(telegram, call);
  if (room.type === 'private') throw badRequest('there are no administrators in the private chat');
  const admins = presentMembers(room).filter(({ status }) => status === 'creator' || status === 'administrator');
  return admins.filter(({ user }) => !user.is_bot || user.id === telegram.bot.id).map(chatMemberJson);
}

export function leaveChat(telegram: Telegram, call: Call): true {
  const room = targetRoom(telegram, call);
  if (room.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  changeMember(telegram, room, telegram.bot, { user: telegram.bot, status: 'left' });
  return true;
}

function presentMembers(room: ChatRoom): Member[] {
  return [...room.members.values()].filter(({ status }) => status !== 'left' && status !== 'kicked');
}

function strangerTo(telegram: Telegram, room: ChatRoom, userId: number): Member | undefined {
  const user = telegram.chats.find(userId)?.person;
  return user && room.type !== 'private' ? { user, status: 'left' } : undefined;
}

const noGifts = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
};

const memberPermissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_invite_users: true,
};
