import { acceptInvitation } from './accept-invitation.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** What the text of an invitation link says in chats whose links can only carry a text. */
export const gabung: SlashCommand = {
  word: 'gabung',
  for: 'anybody',
  where: 'private',
  usage: 'KODE',
  help: null,
  run: async (call) =>
    call.args === '' && call.visitor.roles.length > 0 ? reply(call, 'Tulis: gabung KODE') : acceptInvitation(call),
};

/** For links such as `https://wa.me/628…?text=`. */
export function joinText(token: string): string {
  return `${gabung.word} ${token}`;
}
