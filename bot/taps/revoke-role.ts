import type { Delegation } from '../../workflows/delegation.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import { holderOf, isEnd } from '../../workflows/procedure.ts';
import type { Holding } from '../../workflows/records.ts';
import { promptStep } from '../../workflows/wake.ts';
import type { Write } from '../../workflows/writes.ts';
import { roleList } from '../commands/peran.ts';
import { refused } from '../commit-command.ts';
import { actorOf, contextFor, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { event } from '../log-event.ts';
import { closeDelegation } from '../office-decisions/delegation.ts';
import { orderAdminNews } from '../order-messages.ts';
import { redrawCardsOf } from '../redraw-cards.ts';
import { answer, privateChats } from '../send.ts';
import { revokedText } from '../texts/roles.ts';
import { tapTexts } from '../texts/taps.ts';

/** `Cabut`: takes a role away. The last admin stays, or nobody could give roles any more. */
export async function revokeByTap(
  tap: IncomingTap,
  holdingId: number,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  if (!visitor.roles.includes('admin')) return no(desk, visitor, 'notYourRole', tapTexts.adminOnly);
  const holdings = await desk.tx.holdings(desk.office.id);
  const holding = holdings.find(({ id }) => id === holdingId);
  if (!holding) return no(desk, visitor, 'unknown', tapTexts.unknown);
  if (holding.role === 'admin' && holdings.filter(({ role }) => role === 'admin').length === 1)
    return no(desk, visitor, 'lastAdmin', tapTexts.lastAdmin);
  const rest = holdings.filter(({ id }) => id !== holdingId);
  return {
    writes: [...(await revoke(desk, holding, visitor)), ...(await redrawList(desk, tap, rest, holding))],
    answer: { text: tapTexts.revoked, alert: false },
  };
}

async function revoke(desk: Desk, { id, person, role }: Holding, visitor: Visitor): Promise<Write[]> {
  const told = await privateChats(desk, [person.id]);
  return [
    { type: 'revokeRole', holdingId: id, by: visitor.person, at: desk.now },
    event(desk, 'RoleRevoked', visitor.person, { person: person.id, role }),
    ...told.map(({ to }) => answer(desk, to, `revoked:${id}`, [revokedText(role)])),
    ...(await endGiven(desk, role, person.id, visitor.person)),
    ...(await tellWhatWaits(desk, role, person.id)),
    ...(await redrawCardsOf(desk, role)),
  ];
}

/** Who has no role any more has none to hand on. */
async function endGiven(desk: Desk, role: Role, from: PersonId, by: PersonId): Promise<Write[]> {
  const ended = await Promise.all(givenBy(desk, role, from).map((one) => closeDelegation(desk, one, by)));
  return ended.flat();
}

function givenBy({ standing }: Desk, role: Role, from: PersonId): Delegation[] {
  return standing.delegations.filter((one) => one.role === role && one.from === from);
}

/** Packages that wait for a decision which nobody may take any more. */
async function tellWhatWaits(desk: Desk, role: Role, person: PersonId): Promise<Write[]> {
  const gone = [person, ...givenBy(desk, role, person).map(({ to }) => to)];
  const holders = { ...desk.holders, [role]: desk.holders[role].filter((holder) => !gone.includes(holder)) };
  const left: Desk = { ...desk, holders };
  const context = contextFor(left, { kind: 'system' });
  const open = await desk.tx.openSubmissions(desk.office.id);
  const orders = open
    .filter(({ step }) => !isEnd(step) && holderOf(step) === role)
    .flatMap((submission) => promptStep(submission, context, 'none').map((effect) => ({ submission, effect })))
    .map(({ submission, effect }) => (effect.type === 'tellAdmins' ? orderAdminNews(left, submission, effect) : []));
  return (await Promise.all(orders)).flat();
}

async function redrawList(desk: Desk, tap: IncomingTap, holdings: readonly Holding[], gone: Holding): Promise<Write[]> {
  const ended = givenBy(desk, gone.role, gone.person.id);
  const rest = desk.standing.delegations.filter((one) => !ended.includes(one));
  const { text, buttons } = await roleList(desk, holdings, rest);
  if (!tap.message) return [];
  const { messageId } = tap.message;
  return [answer(desk, tap.chat, `roles:${messageId}`, text, { buttons, edits: messageId })];
}

function no(desk: Desk, visitor: Visitor, reason: string, text: string): Reaction {
  const writes = [refused(desk, actorOf(visitor, false), null, 'revoke', reason)];
  return { writes, answer: { text, alert: true } };
}
