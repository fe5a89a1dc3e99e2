import { sql } from 'kysely';
import type { Instant } from '../workflows/deadlines.ts';
import type { Step } from '../workflows/procedure.ts';
import type { DuePackage } from '../workflows/records.ts';
import type { Db } from './schema.ts';

/** What the morning's digest tells, in a few columns: open packages may be many. */

const currentDue = sql<Instant>`case step when 'collecting' then due_collecting when 'publishing' then due_publishing
  else due_review end`;

/** Open packages whose step is due by that moment, the oldest deadline first. */
export async function packagesDueBy(db: Db, officeId: number, until: Instant): Promise<DuePackage[]> {
  const rows = await db
    .selectFrom('submissions')
    .select(['code', 'activity_name', 'step', 'opened_by', 'due_publishing', currentDue.as('due')])
    .where('office_id', '=', officeId)
    .where(sql<boolean>`step not in ('published', 'withdrawn')`)
    .where(currentDue, '<=', until)
    .orderBy('due')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    code: row.code,
    activityName: row.activity_name,
    step: row.step as Step,
    openedBy: row.opened_by,
    due: row.due,
    uploadDue: row.due_publishing,
  }));
}

/** In the order in which they were published. */
export async function packagesPublished(db: Db, officeId: number, since: Instant, until: Instant) {
  const rows = await db
    .selectFrom('submissions')
    .select(['code', 'activity_name'])
    .where('office_id', '=', officeId)
    .where('published_at', '>=', since)
    .where('published_at', '<', until)
    .orderBy('published_at')
    .execute();
  return rows.map((row) => ({ code: row.code, activityName: row.activity_name }));
}
