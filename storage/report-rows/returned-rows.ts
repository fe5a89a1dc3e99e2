import { isReviewStep } from '../../workflows/procedure.ts';
import type { ReturnedRow } from '../../workflows/report-rows.ts';
import type { Db } from '../schema.ts';
import type { Moments } from './report-moments.ts';

/** Every Tolak said in the span, oldest first. */
export async function* returnedRows(db: Db, officeId: number, span: Moments): AsyncGenerator<ReturnedRow> {
  const rows = await db
    .selectFrom('finished_steps')
    .innerJoin('submissions', 'submissions.id', 'finished_steps.submission_id')
    .leftJoin('people', 'people.id', 'finished_steps.finished_by')
    .select(['code', 'activity_name', 'finished_steps.step', 'finished_at', 'response', 'people.name'])
    .where('finished_steps.office_id', '=', officeId)
    .where('outcome', '=', 'rejected')
    .where('finished_at', '>=', span.from)
    .where('finished_at', '<', span.until)
    .orderBy('finished_at')
    .execute();
  for (const { code, activity_name: activityName, step, finished_at: at, response, name: by } of rows)
    if (isReviewStep(step)) yield { code, activityName, step, by, at, response: response ?? '' };
}
