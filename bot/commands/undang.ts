import { randomBytes } from 'node:crypto';
import { hashText } from '../../workflows/hash-text.ts';
import type { Desk } from '../desk.ts';
import { event } from '../log-event.ts';
import { invitationText, inviteUsageText } from '../texts/roles.ts';
import { chatName, roleWords } from '../texts/words.ts';
import { reply } from './reply.ts';
import type { SlashCommand } from './slash-command.ts';

const validDays = 7;

/** A single-use link: whoever opens it gets the role. */
export const undang: SlashCommand = {
  word: 'undang',
  for: ['admin'],
  where: 'private',
  usage: 'admin|wakil|pimpinan|tim',
  help: 'tautan undangan untuk satu orang',
  async run(call) {
    const { args, desk, visitor } = call;
    const role = roleWords[args.toLowerCase()];
    if (!role) return reply(call, inviteUsageText);
    const token = randomBytes(18).toString('base64url');
    const expiresAt = new Date(Date.parse(desk.now) + validDays * 86_400_000).toISOString();
    const about = { officeId: desk.office.id, role, by: visitor.person, createdAt: desk.now, expiresAt };
    const invitation = { ...about, kind: 'invitation', tokenHash: hashText(token) } as const;
    const told = reply(call, invitationText(role, linksOf(desk, token)));
    const logged = event(desk, 'InvitationCreated', visitor.person, { role, expiresAt });
    return { writes: [{ type: 'createInvitation', invitation }, logged, ...told.writes] };
  },
};

/** The same invitation for every chat: it can be taken once, wherever that is. */
function linksOf({ chats }: Desk, token: string) {
  return chats.all.map((platform) => ({ chat: chatName(platform.channel), link: platform.invitationLink(token) }));
}
