import type { ChatFullInfo, ChatMember } from 'grammy/types';
import type { ChatAddress } from '../../workflows/chat.ts';
import type { GroupRights } from '../chat-platform.ts';
import type { TelegramApi } from './telegram-api.ts';
import { toChatId } from './to-chat-id.ts';

/** Asked anew each time: privacy mode is switched at @BotFather, and nobody tells the bot. */
export async function groupRights({ calls }: TelegramApi, { chatId }: ChatAddress): Promise<GroupRights> {
  const [me, chat] = await Promise.all([calls.getMe(), calls.getChat(toChatId(chatId))]);
  const member = await calls.getChatMember(toChatId(chatId), me.id);
  const isAdmin = member.status === 'administrator' || member.status === 'creator';
  return {
    title: chat.title ?? '',
    readsEverything: isAdmin || me.can_read_all_group_messages,
    isAdmin,
    canWrite: isAdmin || mayWrite(member, chat),
  };
}

function mayWrite(member: ChatMember, chat: ChatFullInfo): boolean {
  if (member.status === 'restricted') return member.is_member && member.can_send_messages;
  return member.status === 'member' && chat.permissions?.can_send_messages !== false;
}
