import type { Selectable } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { ForceMajeure } from '../workflows/force-majeure.ts';
import type { PersonId } from '../workflows/people.ts';
import type { Db, Trx } from './schema.ts';
import type { ForceMajeuresTable } from './tables/office-decisions.ts';

/** Table `force_majeures`: declarations of keadaan kahar. Which deadlines they moved stands with the packages. */

/** Oldest first, with the moment at which each is over. */
export async function openForceMajeures(db: Db, officeId: number, now: Instant) {
  const rows = await db
    .selectFrom('force_majeures')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('ended_at', 'is', null)
    .where('ends_at', '>', now)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ declared: toForceMajeure(row), endsAt: row.ends_at }));
}

export async function declareForceMajeure(trx: Trx, declared: ForceMajeure, endsAt: Instant): Promise<void> {
  const { id, officeId, scope, until, reason, by, at } = declared;
  const about = { id, office_id: officeId, scope, until_day: until, ends_at: endsAt, reason };
  await trx
    .insertInto('force_majeures')
    .values({ ...about, declared_by: by, declared_at: at, ended_by: null, ended_at: null })
    .execute();
}

export async function endForceMajeure(trx: Trx, id: number, by: PersonId, at: Instant): Promise<void> {
  await trx
    .updateTable('force_majeures')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute();
}

function toForceMajeure(row: Selectable<ForceMajeuresTable>): ForceMajeure {
  const { id, office_id, scope, until_day, reason, declared_by, declared_at, ended_at } = row;
  return {
    id,
    officeId: office_id,
    scope,
    until: until_day,
    reason,
    by: declared_by,
    at: declared_at,
    endedAt: ended_at,
  };
}
