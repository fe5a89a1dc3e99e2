import type { Delegation } from '../workflows/delegation.ts';
import { defaultProfile, type OfficeProfile } from '../workflows/office-profile.ts';
import type { OfficePaper, SigningRole } from '../workflows/report-rows.ts';
import { peopleOf } from './people.ts';
import { holdingsOf } from './role-holdings.ts';
import type { Db, Trx } from './schema.ts';

/** Column `profile` of table `offices`: what its papers carry. */

export async function profileOf(db: Db, officeId: number): Promise<OfficeProfile> {
  const row = await db.selectFrom('offices').select('profile').where('id', '=', officeId).executeTakeFirstOrThrow();
  return toProfile(row.profile);
}

/** What nobody set is as it is by default. */
export function toProfile(stored: string): OfficeProfile {
  return { ...defaultProfile, ...(JSON.parse(stored) as Partial<OfficeProfile>) };
}

export async function saveProfile(trx: Trx, officeId: number, profile: OfficeProfile): Promise<void> {
  await trx
    .updateTable('offices')
    .set({ profile: JSON.stringify(profile) })
    .where('id', '=', officeId)
    .execute();
}

export async function readPaper(db: Db, officeId: number, delegations: readonly Delegation[]): Promise<OfficePaper> {
  const known = await peopleOf(
    db,
    delegations.map(({ to }) => to),
  );
  const actingAs = (role: SigningRole) =>
    delegations.filter((one) => one.role === role).map(({ to }) => known.get(to)?.name ?? '');
  const acting = { chiefEditor: actingAs('chiefEditor'), admin: actingAs('admin') };
  const holdings = await holdingsOf(db, officeId);
  const namesOf = (role: SigningRole) =>
    holdings.filter((holding) => holding.role === role).map(({ person }) => person.name);
  const holders = { chiefEditor: namesOf('chiefEditor'), admin: namesOf('admin') };
  return { profile: await profileOf(db, officeId), holders, acting };
}
