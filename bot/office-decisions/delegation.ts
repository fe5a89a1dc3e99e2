import { endOfDay, outsideQuiet } from '../../workflows/deadlines.ts';
import { type Delegation, objectionToDelegating } from '../../workflows/delegation.ts';
import type { Button, RichText } from '../../workflows/outgoing.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import { refuse } from '../../workflows/refusals.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk } from '../desk.ts';
import { rolesIn } from '../desk.ts';
import { event } from '../log-event.ts';
import { orderPrompts } from '../order-messages.ts';
import { redrawCardsOf } from '../redraw-cards.ts';
import { answer, privateChats } from '../send.ts';
import { tapData } from '../taps/tap-data.ts';
import {
  delegatedNewsText,
  delegatedText,
  delegationEndedFromText,
  delegationEndedToText,
  delegationToText,
} from '../texts/delegation.ts';
import { waitingFor } from '../welcome-back.ts';
import { say, sayRefusal, type Turn, tellOthers } from './turn.ts';

type Delegating = Pick<Delegation, 'role' | 'to' | 'until'>;

/** Hands a role on from now until the end of that day; both hear, and the delegate gets what waits. */
export async function delegate(turn: Turn, { role, to, until }: Delegating): Promise<Write[]> {
  const { desk, visitor } = turn;
  const { delegates, delegations } = desk.standing;
  const from = visitor.person;
  const rules = { now: desk.now, calendar: desk.office.calendar, holders: desk.holders, delegates, delegations };
  const objection = objectionToDelegating({ role, from, to, until }, rules);
  if (objection) return sayRefusal(turn, '/delegasi', objection);
  if (!(await desk.tx.person(to))) return sayRefusal(turn, '/delegasi', refuse({ reason: 'nothingToDo' }));
  const { delegation: id } = await desk.tx.nextMatters();
  const endsAt = endOfDay(until, desk.office.calendar);
  const delegation: Delegation = { id, officeId: desk.office.id, role, from, to, until, endsAt, begunAt: desk.now };
  const names = { from: visitor.sender.name, to: await nameOf(desk, to) };
  return [
    { type: 'delegateRole', delegation },
    event(desk, 'RoleDelegated', from, { delegation: id, role, from, to, until }),
    remindOfEnd(desk, delegation),
    ...(await tell(desk, to, `delegated:${id}`, delegationToText(delegation, names.from))),
    ...(await promptsFor(desk, role, to)),
    ...(await redrawCardsOf(desk, role)),
    ...(await tellOthers(
      turn,
      desk.holders.admin.filter((admin) => admin !== to),
      [delegatedNewsText(delegation, names)],
    )),
    say(turn, delegatedText(delegation, names.to), [endRow(delegation)]),
  ];
}

/** Ended before its time, by who gave it or by admin. */
export async function endDelegation(turn: Turn, id: number): Promise<Write[]> {
  const { desk, visitor } = turn;
  const delegation = desk.standing.delegations.find((known) => known.id === id);
  if (!delegation) return sayRefusal(turn, 'plhEnd', refuse({ reason: 'nothingToDo' }));
  const mayEnd = delegation.from === visitor.person || visitor.roles.includes('admin');
  if (!mayEnd) return sayRefusal(turn, 'plhEnd', refuse({ reason: 'onlyHolder', role: delegation.role }));
  return closeDelegation(desk, delegation, visitor.person);
}

/** Its time is over: rights ended with that moment, now both hear of it. */
export async function expireDelegation(desk: Desk, id: number): Promise<Write[]> {
  const delegation = await desk.tx.delegation(id);
  return delegation ? closeDelegation(desk, delegation, null) : [];
}

/** `by` is null when its time is over. */
export async function closeDelegation(desk: Desk, delegation: Delegation, by: PersonId | null): Promise<Write[]> {
  const { id, role, from, to } = delegation;
  const names = { from: await nameOf(desk, from), to: await nameOf(desk, to) };
  const about = `delegationEnded:${id}`;
  return [
    { type: 'endDelegation', delegationId: id, by, at: desk.now },
    { type: 'cancelReminder', key: reminderKey(id) },
    event(desk, 'DelegationEnded', by ?? 'system', { delegation: id, role, from, to, early: by !== null }),
    ...(await tell(desk, to, about, delegationEndedToText(delegation, names.from))),
    ...(await tell(desk, from, about, delegationEndedFromText(delegation, names.to))),
    ...(await redrawCardsOf(desk, role)),
  ];
}

export function endRow({ id }: Delegation, text = 'Akhiri sekarang'): Button[] {
  return [{ text, data: tapData({ verb: 'decision', wish: { verb: 'plhEnd', delegation: id } }), style: 'bad' }];
}

export async function nameOf(desk: Desk, person: PersonId): Promise<string> {
  return (await desk.tx.person(person))?.name ?? 'seseorang';
}

/** Rights end at midnight; nobody is told in quiet hours. */
function remindOfEnd({ office, settings }: Desk, { id, endsAt }: Delegation): Write {
  const dueAt = outsideQuiet(endsAt, office.calendar, settings.reminderTimes);
  const about = { type: 'delegationEnds', delegation: id } as const;
  return { type: 'remind', reminder: { key: reminderKey(id), officeId: office.id, about, dueAt } };
}

function reminderKey(id: number): string {
  return `delegation:${id}`;
}

/** What waits in that role for the delegate. */
async function promptsFor(desk: Desk, role: Role, person: PersonId): Promise<Write[]> {
  const holders = { ...desk.holders, [role]: [...desk.holders[role], person] };
  const granted: Desk = { ...desk, holders };
  const sender = { channel: desk.platform.channel, userId: '', name: '', username: null };
  const held = rolesIn(desk.holders, person);
  const asked = await waitingFor(granted, { person, sender, roles: [role] });
  // What reached them in another role stands in their chat already.
  const had = new Set((await waitingFor(desk, { person, sender, roles: held })).map(({ id }) => id));
  const fresh = asked.filter(({ id }) => !had.has(id));
  const prompts = await Promise.all(fresh.map((submission) => orderPrompts(granted, submission, [person], 'all')));
  return prompts.flat();
}

async function tell(desk: Desk, person: PersonId, about: string, text: RichText): Promise<Write[]> {
  return (await privateChats(desk, [person])).map(({ to }) => answer(desk, to, `${about}:${person}`, text));
}
