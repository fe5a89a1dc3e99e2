import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { Delegation } from '../workflows/delegation.ts';
import type { PersonId, Role, RoleHolders } from '../workflows/people.ts';
import { proceduresOf } from '../workflows/procedure-versions.ts';
import type { NextMatters, Standing } from '../workflows/records.ts';
import { openDelegations } from './delegations.ts';
import { openForceMajeures } from './force-majeures.ts';
import { proceduresIn } from './procedures.ts';
import { holdersOf } from './role-holdings.ts';
import type { Db } from './schema.ts';

/** What is in force at `now`, and from when on that has to be asked again; null: until something is written. */
export async function readStanding(db: Db, officeId: number, now: Instant) {
  const byRight = await holdersOf(db, officeId);
  const delegations = await openDelegations(db, officeId, now);
  const declared = await openForceMajeures(db, officeId, now);
  const delegates = delegatesOf(delegations, byRight);
  const standing: Standing = {
    holders: eachRole((role) => [...byRight[role], ...delegates[role]]),
    delegates,
    delegations,
    procedures: proceduresOf(await proceduresIn(db, officeId)),
    forceMajeures: declared.map((one) => one.declared),
  };
  const ends = [...delegations, ...declared].map(({ endsAt }) => endsAt).sort();
  return { standing, validUntil: ends[0] ?? null };
}

/** Every table of them counts all offices together. */
export async function nextMatters(db: Db): Promise<NextMatters> {
  const { rows } = await sql<NextMatters>`select
    (select coalesce(max(id), 0) + 1 from force_majeures) as forceMajeure,
    (select coalesce(max(id), 0) + 1 from procedure_proposals) as proposal,
    (select coalesce(max(id), 0) + 1 from delegations) as delegation`.execute(db);
  const next = rows[0];
  if (!next) throw new Error('A select without from gave no row');
  return next;
}

/** Who came to hold the role by right meanwhile acts for nobody. */
function delegatesOf(delegations: readonly Delegation[], byRight: RoleHolders): RoleHolders {
  return eachRole((role) => {
    const given = delegations.filter((one) => one.role === role).map(({ to }) => to);
    return [...new Set(given)].filter((person) => !byRight[role].includes(person));
  });
}

function eachRole(peopleOf: (role: Role) => PersonId[]): RoleHolders {
  return {
    admin: peopleOf('admin'),
    deputyEditor: peopleOf('deputyEditor'),
    chiefEditor: peopleOf('chiefEditor'),
    fieldTeam: peopleOf('fieldTeam'),
  };
}
