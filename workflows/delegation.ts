import { type Day, endOfDay, type Instant, type OfficeCalendar } from './deadlines.ts';
import type { PersonId, Role, RoleHolders } from './people.ts';
import { type Refusal, refuse } from './refusals.ts';

/** A holder hands the role to a colleague until the end of a day (Plh., pelaksana harian). */
export interface Delegation {
  id: number;
  officeId: number;
  role: Role;
  from: PersonId;
  to: PersonId;
  /** Its last day, and the last moment of that day. */
  until: Day;
  endsAt: Instant;
  begunAt: Instant;
}

export interface DelegationRules {
  now: Instant;
  calendar: Pick<OfficeCalendar, 'zone'>;
  /** Everybody who acts in a role now, by right or for somebody. */
  holders: RoleHolders;
  /** Of those, who acts for somebody. */
  delegates: RoleHolders;
  /** Delegations that hold now. */
  delegations: readonly Delegation[];
}

/** What stands against it. Only who holds a role by right can hand it on: a delegate cannot. */
export function objectionToDelegating(
  { role, from, to, until }: Pick<Delegation, 'role' | 'from' | 'to' | 'until'>,
  { now, calendar, holders, delegates, delegations }: DelegationRules,
): Refusal | null {
  const holds = holders[role].includes(from) && !delegates[role].includes(from);
  if (!holds) return refuse({ reason: 'onlyHolder', role });
  const given = delegations.find((one) => one.role === role && one.from === from);
  if (given) return refuse({ reason: 'alreadyDelegated', role, to: given.to, until: given.until });
  if (to === from) return refuse({ reason: 'toOneself' });
  if (holders[role].includes(to)) return refuse({ reason: 'holdsAlready', role });
  return endOfDay(until, calendar) <= now ? refuse({ reason: 'dayOver', day: until }) : null;
}

/** Does this person act in the role for somebody else? */
export function isActing(role: Role, person: PersonId | null, delegates: RoleHolders): boolean {
  return person !== null && delegates[role].includes(person);
}
