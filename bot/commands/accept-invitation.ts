import { hashText } from '../../workflows/hash-text.ts';
import type { Role } from '../../workflows/people.ts';
import type { Invitation } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, nothing, type Reaction, rolesIn, type Visitor } from '../desk.ts';
import { explainOnce } from '../explain.ts';
import { event } from '../log-event.ts';
import { orderPrompts } from '../order-messages.ts';
import { redrawCardsOf } from '../redraw-cards.ts';
import { answer } from '../send.ts';
import { tellAdmins } from '../tell-admins.ts';
import { alreadyHoldsText, deadInvitationText, grantedNewsText, grantedText } from '../texts/roles.ts';
import { waitingFor } from '../welcome-back.ts';
import { helpText } from './help-text.ts';
import { linkByCode, linkCodeIn } from './hubungkan.ts';
import { reply } from './reply.ts';
import type { CommandCall } from './slash-command.ts';

/** Opening an invitation link: whoever opens it first gets the role. */
export async function acceptInvitation(call: CommandCall): Promise<Reaction> {
  if (call.message.chat.kind !== 'private') return nothing;
  const linkCode = linkCodeIn(call.args);
  if (linkCode) return linkByCode(call, linkCode);
  const invitation = await call.desk.tx.invitation(hashText(call.args));
  return takeRole(call, invitation?.kind === 'invitation' ? invitation : undefined);
}

/** Gives the role of an invitation or a claim code, once. */
export async function takeRole(call: CommandCall, invitation: Invitation | undefined): Promise<Reaction> {
  const { desk, visitor } = call;
  if (!invitation || !isGood(invitation, desk)) return refuseInvitation(call);
  if (visitor.roles.includes(invitation.role)) return reply(call, alreadyHoldsText(invitation.role));
  const used: Write = { type: 'useInvitation', invitationId: invitation.id, by: visitor.person, at: desk.now };
  return { writes: [used, ...(await grant(call, invitation.role))] };
}

async function grant({ desk, visitor, message, commands }: CommandCall, role: Role): Promise<Write[]> {
  const { person } = visitor;
  const holders = { ...desk.holders, [role]: [...desk.holders[role], person] };
  const granted: Desk = { ...desk, holders };
  const holder: Visitor = { ...visitor, roles: rolesIn(holders, person) };
  const waiting = await waitingFor(granted, { ...holder, roles: [role] });
  const prompts = await Promise.all(waiting.map((submission) => orderPrompts(granted, submission, [person], 'all')));
  const text = [...grantedText(role), '\n\n', ...helpText(holder.roles, commands, desk.platform.capabilities)];
  return [
    { type: 'grantRole', officeId: desk.office.id, person, role, by: null, at: desk.now },
    event(desk, 'RoleGranted', person, { person, role }),
    answer(desk, message.chat, message.messageId, text),
    ...(await tellAdmins(desk, `granted:${person}:${role}`, grantedNewsText(visitor.sender.name, role))),
    ...prompts.flat(),
    ...(await redrawCardsOf(desk, role)),
  ];
}

/** Tells it once a day, so that guessing tokens is no way to make the bot talk. */
async function refuseInvitation({ desk, visitor, message }: CommandCall): Promise<Reaction> {
  const logged = refused(desk, actorOf(visitor, false), null, 'invitation', 'notValid');
  const sender = { ...visitor.sender, userId: `${visitor.sender.userId}:invitation` };
  const told = await explainOnce(desk, sender, message.chat, deadInvitationText);
  return { writes: [logged, ...told.writes] };
}

function isGood({ usedAt, expiresAt }: Invitation, { now }: Desk): boolean {
  return usedAt === null && (expiresAt === null || expiresAt > now);
}
