import { claimHash } from '../one-time-code.ts';
import { takeRole } from './accept-invitation.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

/** The first admin: with the code that the log printed. */
export const klaim: SlashCommand = {
  word: 'klaim',
  for: 'anybody',
  where: 'private',
  usage: 'KODE',
  help: null,
  async run(call) {
    if (call.args === '' && call.visitor.roles.length > 0) return reply(call, 'Tulis: /klaim KODE');
    const claim = await call.desk.tx.invitation(claimHash(call.args));
    const isOpen = claim?.kind === 'claim' && call.desk.holders.admin.length === 0;
    return takeRole(call, isOpen ? claim : undefined);
  },
};
