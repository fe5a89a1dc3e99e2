import type { RecapRow } from '../../workflows/report-rows.ts';
import { groupRows } from '../group-rows.ts';
import { listed } from '../listed.ts';
import { publicationsOf } from '../publications.ts';
import type { Db } from '../schema.ts';

/** Some published packages as the recap wants them, in the order of `ids`: three queries. */
export async function recapPage(db: Db, ids: readonly number[]): Promise<RecapRow[]> {
  const packages = new Map((await readPackages(db, ids)).map((row) => [row.id, row]));
  const publications = await publicationsOf(db, ids);
  const reviewers = await readReviewers(db, ids);
  return ids.flatMap((id): RecapRow[] => {
    const row = packages.get(id);
    if (!row?.published_at) return [];
    const links = (publications.get(id) ?? []).map(({ platform, url, skipped }) => ({ platform, url, skipped }));
    const { code, activity_name, activity_day, kind, published_at, due_publishing } = row;
    const activity = { activityName: activity_name, activityDay: activity_day };
    return [
      {
        code,
        ...activity,
        kind,
        publishedAt: published_at,
        publishingDue: due_publishing,
        reviewers: Object.fromEntries(reviewers.get(id) ?? []),
        links,
      },
    ];
  });
}

function readPackages(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('submissions')
    .select(['id', 'code', 'activity_name', 'activity_day', 'kind', 'published_at', 'due_publishing'])
    .where('id', 'in', listed(ids))
    .execute();
}

/** Who accepted each step; of several hand-ins the last one stands. */
async function readReviewers(db: Db, ids: readonly number[]): Promise<Map<number, [string, string | null][]>> {
  const rows = await db
    .selectFrom('finished_steps')
    .leftJoin('people', 'people.id', 'finished_steps.finished_by')
    .select(['submission_id', 'step', 'people.name'])
    .where('submission_id', 'in', listed(ids))
    .where('outcome', '=', 'accepted')
    .orderBy('submission_id')
    .orderBy('position')
    .execute();
  return groupRows(
    rows,
    (row) => row.submission_id,
    ({ step, name }) => [step, name],
  );
}
