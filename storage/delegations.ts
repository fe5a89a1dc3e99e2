import type { Selectable } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { Delegation } from '../workflows/delegation.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Db, Trx } from './schema.ts';
import type { DelegationsTable } from './tables/office-decisions.ts';

/** Table `delegations`: who acts for whom. One ends by its time, whether or not its end was told yet. */

export async function openDelegations(db: Db, officeId: number, now: Instant): Promise<Delegation[]> {
  const rows = await unended(db).where('office_id', '=', officeId).where('ends_at', '>', now).orderBy('id').execute();
  return rows.map(toDelegation);
}

/** Undefined when it was ended. */
export async function delegationOf(db: Db, id: number): Promise<Delegation | undefined> {
  const row = await unended(db).where('id', '=', id).executeTakeFirst();
  return row && toDelegation(row);
}

export async function delegateRole(trx: Trx, delegation: Delegation): Promise<void> {
  const { id, officeId, role, from, to, until, endsAt, begunAt } = delegation;
  const people = { from_person: from, to_person: to };
  await trx
    .insertInto('delegations')
    .values({ id, office_id: officeId, role, ...people, until_day: until, ends_at: endsAt, begun_at: begunAt })
    .execute();
}

export async function endDelegation(trx: Trx, id: number, by: PersonId | null, at: Instant): Promise<void> {
  await trx
    .updateTable('delegations')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

function unended(db: Db) {
  return db.selectFrom('delegations').selectAll().where('ended_at', 'is', null);
}

function toDelegation(row: Selectable<DelegationsTable>): Delegation {
  const { id, office_id, role, from_person, to_person, until_day, ends_at, begun_at } = row;
  const people = { from: from_person, to: to_person };
  return { id, officeId: office_id, role, ...people, until: until_day, endsAt: ends_at, begunAt: begun_at };
}
