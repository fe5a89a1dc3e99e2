import type { ChatAddress } from '../../workflows/chat.ts';
import type { GroupRights } from '../chat-platform.ts';
import { bothOf, isSamePerson } from './whatsapp-ids.ts';
import type { WhatsApp } from './whatsapp-platform.ts';

/** In WhatsApp a member reads everything; only whether members may write is set by the group. */
export async function groupRights({ client }: Pick<WhatsApp, 'client'>, { chatId }: ChatAddress): Promise<GroupRights> {
  const { user } = client.open();
  const group = await client.roster.of(chatId);
  const me = bothOf(user?.id, user?.lid);
  const member = group.participants.find(({ id, lid, phoneNumber }) => isSamePerson(bothOf(id, lid, phoneNumber), me));
  const isAdmin = Boolean(member?.admin);
  return {
    title: group.subject,
    readsEverything: member !== undefined,
    isAdmin,
    canWrite: member !== undefined && (isAdmin || group.announce !== true),
  };
}
