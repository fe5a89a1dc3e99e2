import { sql } from 'kysely';
import { contentKinds, type Step } from '../../workflows/procedure.ts';
import type { RecapCounts, StepCount } from '../../workflows/report-rows.ts';
import type { Db } from '../schema.ts';
import type { Moments, Week } from './report-moments.ts';

/** The figures of the recap, counted where the rows are: each query walks an index of the span. */
export async function countRecap(
  db: Db,
  officeId: number,
  span: Moments,
  weeks: readonly Week[],
): Promise<RecapCounts> {
  const byKind = await countKinds(db, officeId, span);
  const sum = (pick: 'total' | 'onTime') => byKind.reduce((total, share) => total + share[pick], 0);
  return {
    ...(await countReceived(db, officeId, span)),
    published: { total: sum('total'), onTime: sum('onTime') },
    byKind,
    byPlatform: await countPlatforms(db, officeId, span),
    byWeek: await countWeeks(db, officeId, weeks),
    steps: await countSteps(db, officeId, span),
  };
}

async function countReceived(db: Db, officeId: number, { from, until }: Moments) {
  const row = await db
    .selectFrom('submissions')
    .select([
      sql<number>`count(received_at)`.as('received'),
      sql<number>`count(case when step = 'withdrawn' then received_at end)`.as('withdrawn'),
    ])
    .where('office_id', '=', officeId)
    .where('registered_at', '>=', from)
    .where('registered_at', '<', until)
    .executeTakeFirstOrThrow();
  return { received: row.received, withdrawn: row.withdrawn };
}

const total = sql<number>`count(*)`.as('total');
const publishedOnTime = sql<number>`coalesce(sum(published_at <= due_publishing), 0)`.as('onTime');

async function countKinds(db: Db, officeId: number, span: Moments) {
  const rows = await published(db, officeId, span).select(['kind', total, publishedOnTime]).groupBy('kind').execute();
  return contentKinds.map((kind) => rows.find((row) => row.kind === kind) ?? { kind, total: 0, onTime: 0 });
}

function countPlatforms(db: Db, officeId: number, span: Moments) {
  return published(db, officeId, span)
    .innerJoin('publications', 'publications.submission_id', 'submissions.id')
    .select(['platform', sql<number>`count(url)`.as('links'), sql<number>`count(*) - count(url)`.as('skipped')])
    .groupBy('platform')
    .orderBy('platform')
    .execute();
}

async function countWeeks(db: Db, officeId: number, weeks: readonly Week[]) {
  const counted = [];
  for (const { from, until, begins, ends } of weeks) {
    const week = published(db, officeId, { from: begins, until: ends });
    counted.push({ from, until, ...(await week.select([total, publishedOnTime]).executeTakeFirstOrThrow()) });
  }
  return counted;
}

/** A step opens when the one before it is finished, the first one when the package is. */
async function countSteps(db: Db, officeId: number, { from, until }: Moments): Promise<StepCount[]> {
  const { rows } = await sql<StepCount>`
    with timed as (
      select done.step, done.finished_at <= done.due as on_time,
        (julianday(done.finished_at) - julianday(coalesce(before.finished_at, submissions.opened_at))) * 1440 as minutes
      from submissions
      join finished_steps done on done.submission_id = submissions.id
      left join finished_steps before
        on before.submission_id = done.submission_id and before.position = done.position - 1
      where submissions.office_id = ${officeId} and registered_at >= ${from} and registered_at < ${until}
    ), ranked as (
      select *, row_number() over (partition by step order by minutes) as place, count(*) over (partition by step) as total
      from timed
    )
    select step, total, sum(on_time) as onTime,
      round(avg(case when place in ((total + 1) / 2, (total + 2) / 2) then minutes end), 3) as medianMinutes
    from ranked group by step`.execute(db);
  return steps.map((step) => rows.find((row) => row.step === step) ?? { step, ...never });
}

const steps: readonly Step[] = ['collecting', 'receiving', 'correcting', 'deciding', 'publishing'];
const never = { total: 0, onTime: 0, medianMinutes: null };

function published(db: Db, officeId: number, { from, until }: Moments) {
  return db
    .selectFrom('submissions')
    .where('submissions.office_id', '=', officeId)
    .where('published_at', '>=', from)
    .where('published_at', '<', until);
}
