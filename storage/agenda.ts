import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Activity, AgendaEntry } from '../workflows/activity.ts';
import type { Day, Instant } from '../workflows/deadlines.ts';
import { packagesOfActivities } from './activity-packages.ts';
import type { Db, Trx } from './schema.ts';
import type { AgendaTable } from './tables/calendar.ts';

/** Table `agenda`: what the office plans. Rows are never removed. */

export async function agendaOf(db: Db, officeId: number, from: Day, until: Day): Promise<AgendaEntry[]> {
  const rows = await db
    .selectFrom('agenda')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('day', '>=', from)
    .where('day', '<', until)
    .orderBy('day')
    .orderBy('id')
    .execute();
  return withPackages(db, rows);
}

export async function activityOf(db: Db, id: number): Promise<AgendaEntry | undefined> {
  const row = await db.selectFrom('agenda').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await withPackages(db, [row]))[0];
}

export async function nextActivityId(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number }>`select coalesce(max(id), 0) + 1 as id from agenda`.execute(db);
  return rows[0]?.id ?? 1;
}

export async function saveActivity(trx: Trx, activity: Activity, at: Instant): Promise<void> {
  const { id, officeId, day, name, team, cancelled, plannedBy } = activity;
  const flag = cancelled === null ? 0 : 1;
  const newest = { day, name, team, cancelled: flag, cancelled_reason: cancelled } as const;
  await trx
    .insertInto('agenda')
    .values({ id, office_id: officeId, ...newest, planned_by: plannedBy, planned_at: at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(newest))
    .execute();
}

async function withPackages(db: Db, rows: readonly Selectable<AgendaTable>[]): Promise<AgendaEntry[]> {
  const packages = await packagesOfActivities(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...toActivity(row), packages: packages.get(row.id) ?? [] }));
}

function toActivity(row: Selectable<AgendaTable>): Activity {
  const { id, office_id, day, name, team, cancelled, cancelled_reason, planned_by } = row;
  const reason = cancelled === 1 ? (cancelled_reason ?? '') : null;
  return { id, officeId: office_id, day, name, team, cancelled: reason, plannedBy: planned_by };
}
