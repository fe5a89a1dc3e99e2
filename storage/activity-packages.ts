import type { ActivityLink, ActivityPackage } from '../workflows/activity.ts';
import type { Instant } from '../workflows/deadlines.ts';
import { groupRows } from './group-rows.ts';
import { listed } from './listed.ts';
import type { Db, Trx } from './schema.ts';

/** Table `activity_packages`: which activity of the agenda a package belongs to. */

export async function activityLink(db: Db, submissionId: number): Promise<ActivityLink | undefined> {
  const row = await db
    .selectFrom('activity_packages')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row && { submissionId, activityId: row.activity_id, chosenBy: row.chosen_by };
}

export async function linkActivity(trx: Trx, officeId: number, link: ActivityLink, at: Instant): Promise<void> {
  const { submissionId, activityId, chosenBy } = link;
  const newest = { activity_id: activityId, chosen_by: chosenBy, linked_at: at };
  await trx
    .insertInto('activity_packages')
    .values({ submission_id: submissionId, office_id: officeId, ...newest })
    .onConflict((conflict) => conflict.column('submission_id').doUpdateSet(newest))
    .execute();
}

/** By activity, oldest first. */
export async function packagesOfActivities(db: Db, ids: readonly number[]): Promise<Map<number, ActivityPackage[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('activity_packages')
    .innerJoin('submissions', 'submissions.id', 'activity_packages.submission_id')
    .select(['activity_id', 'submissions.id', 'code', 'step', 'hand_ins'])
    .where('activity_id', 'in', listed(ids))
    .orderBy('submissions.id')
    .execute();
  return groupRows(
    rows,
    (row) => row.activity_id,
    ({ id, code, step, hand_ins }) => ({ submissionId: id, code, step, handIns: hand_ins }),
  );
}
