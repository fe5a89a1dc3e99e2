import type { Day } from './deadlines.ts';

/** Whose decree makes a day one that does not count: the ministers' (two kinds), or the office's own. */
export const holidayKinds = ['libur_nasional', 'cuti_bersama', 'libur_kantor'] as const;
export type HolidayKind = (typeof holidayKinds)[number];

export interface Holiday {
  day: Day;
  kind: HolidayKind;
  name: string;
}

/** Which days do not count: collective leave only where the office says so (`CUTI_BERSAMA`). */
export function holidayRule(holidays: readonly Pick<Holiday, 'day' | 'kind'>[], cutiBersama: boolean) {
  const counted = holidays.filter(({ kind }) => cutiBersama || kind !== 'cuti_bersama');
  const days = new Set(counted.map(({ day }) => day));
  return (day: Day): boolean => days.has(day);
}
