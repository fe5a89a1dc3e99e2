import type { Config } from '../../config.ts';
import type { Finding } from './finding.ts';

/** Only where working days are counted. `known`: how many days of the year do not count. */
export function* examineHolidays(
  { workingDaysOnly }: Config['office'],
  { year, known }: { year: number; known: number },
): Generator<Finding> {
  if (!workingDaysOnly) return;
  const about = 'holidays';
  if (known > 0) return yield { level: 'fine', about, text: `${known} days of ${year} do not count` };
  const todo = 'an admin enters them with /libur: until then they count as working days';
  yield { level: 'wrong', about, text: `none of ${year} is known, and DEADLINE_DAYS is working`, todo };
}
