import type { Day, Instant } from '../../workflows/deadlines.ts';
import { dayAndMonth, longDay } from './times.ts';

/** What admin's digest of the morning says. */

export function digestTitle(day: Day): string {
  return `☀️ Ringkasan ${longDay(day)}`;
}

export const dueTodayTitle = 'Jatuh tempo hari ini';

export const overdueTitle = 'Terlambat';

export const missingTitle = 'Belum ada dokumentasi';

export function publishedTitle(from: Day, isYesterday: boolean): string {
  return isYesterday ? 'Diunggah kemarin' : `Diunggah sejak ${longDay(from)}`;
}

export function sinceText(due: Instant, zone: string): string {
  return ` · batasnya ${dayAndMonth(due, zone)}`;
}

export const uploadPassedShort = ' · ⏳ batas unggah sudah lewat';

export function andMoreText(count: number): string {
  return `dan ${count} lagi`;
}

export const logHeadText = 'Kepala log: ';
