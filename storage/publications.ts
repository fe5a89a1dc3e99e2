import type { Selectable } from 'kysely';
import type { Publication, Submission } from '../workflows/submission.ts';
import { groupRows } from './group-rows.ts';
import { listed } from './listed.ts';
import { type Places, prepared } from './prepared.ts';
import type { Db, Trx } from './schema.ts';
import type { PublicationsTable } from './tables/packages.ts';

/** Table `publications`: where a package was uploaded, and where it was not and why. */

export async function publicationsOf(db: Db, submissions: readonly number[]): Promise<Map<number, Publication[]>> {
  const { rows } = await selectOf(db, { submissions: JSON.stringify(submissions) });
  return groupRows(rows, (row) => row.submission_id, toPublication);
}

const selectOf = prepared((db, { submissions }: Places<{ submissions: string }>) =>
  db
    .selectFrom('publications')
    .selectAll()
    .where('submission_id', 'in', listed(submissions))
    .orderBy('submission_id')
    .orderBy('position'),
);

/** Writes only what changed. */
export async function savePublications(trx: Trx, before: Submission | null, after: Submission): Promise<void> {
  if (before?.publications === after.publications) return;
  const known = new Map(before?.publications.map((one, position) => [one.platform, JSON.stringify([position, one])]));
  for (const [position, publication] of after.publications.entries()) {
    const isSame = known.get(publication.platform) === JSON.stringify([position, publication]);
    known.delete(publication.platform);
    if (!isSame) await putPublication(trx, after, publication, position);
  }
  for (const platform of known.keys()) await removePublication(trx, after.id, platform);
}

async function putPublication(trx: Trx, owner: Submission, publication: Publication, position: number): Promise<void> {
  const { platform, url, skipped, by, at } = publication;
  const newest = { position, url, skipped, placed_by: by, placed_at: at };
  await trx
    .insertInto('publications')
    .values({ submission_id: owner.id, platform, office_id: owner.officeId, ...newest })
    .onConflict((conflict) => conflict.columns(['submission_id', 'platform']).doUpdateSet(newest))
    .execute();
}

async function removePublication(trx: Trx, submissionId: number, platform: string): Promise<void> {
  await trx
    .deleteFrom('publications')
    .where('submission_id', '=', submissionId)
    .where('platform', '=', platform)
    .execute();
}

function toPublication(row: Selectable<PublicationsTable>): Publication {
  return { platform: row.platform, url: row.url, skipped: row.skipped, by: row.placed_by, at: row.placed_at };
}
