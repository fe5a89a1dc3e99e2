import type { RecapRow } from '../workflows/report-rows.ts';
import { listed } from './listed.ts';
import { publicationsOf } from './publications.ts';
import type { Db } from './schema.ts';

/** Some published packages as the recap wants them, in the order of `ids`: two queries. */
export async function recapPage(db: Db, ids: readonly number[]): Promise<RecapRow[]> {
  const packages = new Map((await readPackages(db, ids)).map((row) => [row.id, row]));
  const publications = await publicationsOf(db, ids);
  return ids.flatMap((id): RecapRow[] => {
    const row = packages.get(id);
    if (!row?.published_at) return [];
    const links = (publications.get(id) ?? []).map(({ platform, url, skipped }) => ({ platform, url, skipped }));
    const { code, activity_name, activity_day, kind, published_at, due_publishing } = row;
    const activity = { activityName: activity_name, activityDay: activity_day };
    return [{ code, ...activity, kind, publishedAt: published_at, publishingDue: due_publishing, links }];
  });
}

function readPackages(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('submissions')
    .select(['id', 'code', 'activity_name', 'activity_day', 'kind', 'published_at', 'due_publishing'])
    .where('id', 'in', listed(ids))
    .execute();
}
