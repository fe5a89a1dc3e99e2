import type { Day } from '../workflows/deadlines.ts';
import type { HolidayKind } from '../workflows/holidays.ts';
import type { ListedHoliday } from '../workflows/records.ts';
import type { HolidayOrder } from '../workflows/writes.ts';
import type { Db, Trx } from './schema.ts';

/**
 * Table `holidays`: days of the whole country (no office), and those of an office. A row of the office takes the place of
 * the country's row of the same day and kind: it confirms it, or takes it away.
 */

export async function keptHolidays(db: Db, officeId: number): Promise<{ day: Day; kind: HolidayKind }[]> {
  return listedHolidays(db, officeId, '0000-00-00', '9999-99-99');
}

/** By day, collective leave after the feast itself. `until` is not in it. */
export async function listedHolidays(db: Db, officeId: number, from: Day, until: Day): Promise<ListedHoliday[]> {
  const rows = await db
    .selectFrom('holidays')
    .selectAll()
    .where((eb) => eb.or([eb('office_id', 'is', null), eb('office_id', '=', officeId)]))
    .where('day', '>=', from)
    .where('day', '<', until)
    .orderBy('day')
    .orderBy('kind', 'desc')
    .execute();
  const own = new Set(rows.filter(({ office_id }) => office_id !== null).map(({ day, kind }) => `${day} ${kind}`));
  return rows
    .filter(({ office_id, day, kind }) => office_id !== null || !own.has(`${day} ${kind}`))
    .filter(({ removed }) => removed === 0)
    .map(({ id, day, kind, name, tentative }) => ({ id, day, kind, name, tentative: tentative === 1 }));
}

export async function addHoliday(trx: Trx, { officeId, day, kind, name }: HolidayOrder): Promise<void> {
  await forget(trx, officeId, day, kind);
  await trx.insertInto('holidays').values({ office_id: officeId, day, kind, name, tentative: 0 }).execute();
}

/** One of the whole country stays for other offices. */
export async function removeHoliday(trx: Trx, { officeId, day, kind, name }: HolidayOrder): Promise<void> {
  await forget(trx, officeId, day, kind);
  const national = await trx
    .selectFrom('holidays')
    .select('id')
    .where('office_id', 'is', null)
    .where('day', '=', day)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!national) return;
  const removed = { office_id: officeId, day, kind, name, tentative: 0, removed: 1 } as const;
  await trx.insertInto('holidays').values(removed).execute();
}

async function forget(trx: Trx, officeId: number, day: Day, kind: HolidayKind): Promise<void> {
  await trx
    .deleteFrom('holidays')
    .where('office_id', '=', officeId)
    .where('day', '=', day)
    .where('kind', '=', kind)
    .execute();
}
