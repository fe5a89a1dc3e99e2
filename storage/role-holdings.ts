import type { Instant } from '../workflows/deadlines.ts';
import { type PersonId, type Role, type RoleHolders, roles } from '../workflows/people.ts';
import type { Holding } from '../workflows/records.ts';
import { peopleOf } from './people.ts';
import type { Db, Trx } from './schema.ts';

/** Table `role_holdings`: who holds which role, and who held it. Only those that were not revoked count. */

export async function holdersOf(db: Db, officeId: number): Promise<RoleHolders> {
  const rows = await current(db, officeId).select(['role', 'person_id']).orderBy('id').execute();
  const holders: Record<Role, PersonId[]> = { admin: [], deputyEditor: [], chiefEditor: [], fieldTeam: [] };
  for (const { role, person_id } of rows) holders[role].push(person_id);
  return holders;
}

export async function holdingsOf(db: Db, officeId: number): Promise<Holding[]> {
  const rows = await current(db, officeId).select(['id', 'role', 'person_id', 'granted_at']).orderBy('id').execute();
  const people = await peopleOf(
    db,
    rows.map((row) => row.person_id),
  );
  return rows.map(({ id, role, person_id, granted_at }) => {
    const person = people.get(person_id) ?? { id: person_id, name: '', addresses: [], promptChannel: null };
    return { id, person, role, grantedAt: granted_at };
  });
}

/** In the order of `roles`. */
export async function rolesOf(db: Db, officeId: number, person: PersonId): Promise<Role[]> {
  const rows = await current(db, officeId).select('role').where('person_id', '=', person).execute();
  const held = new Set(rows.map(({ role }) => role));
  return roles.filter((role) => held.has(role));
}

export interface Grant {
  officeId: number;
  person: PersonId;
  role: Role;
  by: PersonId | null;
  at: Instant;
}

/** Who holds it already keeps it as it is. */
export async function grantRole(trx: Trx, { officeId, person, role, by, at }: Grant): Promise<void> {
  const granted = { granted_at: at, granted_by: by, revoked_at: null, revoked_by: null };
  await trx
    .insertInto('role_holdings')
    .values({ office_id: officeId, person_id: person, role, ...granted })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function revokeRole(trx: Trx, holdingId: number, by: PersonId, at: Instant): Promise<void> {
  await trx
    .updateTable('role_holdings')
    .set({ revoked_at: at, revoked_by: by })
    .where('id', '=', holdingId)
    .where('revoked_at', 'is', null)
    .execute();
}

function current(db: Db, officeId: number) {
  return db.selectFrom('role_holdings').where('office_id', '=', officeId).where('revoked_at', 'is', null);
}
