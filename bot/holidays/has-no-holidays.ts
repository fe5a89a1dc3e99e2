import type { Reads } from '../../workflows/ports.ts';

/** Nobody has entered the holidays of that year yet. */
export async function hasNoHolidays(reads: Pick<Reads, 'holidays'>, officeId: number, year: number): Promise<boolean> {
  return (await reads.holidays(officeId, `${year}-01-01`, `${year + 1}-01-01`)).length === 0;
}
