import { DateTime } from 'luxon';
import type { Day } from '../workflows/deadlines.ts';

/** What `Tanggal:` says: a day, or why it is none. */
export type ReadDate = { day: Day } | { problem: 'unreadable' | 'impossible' | 'future' };

const months: Readonly<Record<string, number>> = {
  januari: 1,
  jan: 1,
  februari: 2,
  pebruari: 2,
  feb: 2,
  maret: 3,
  mar: 3,
  april: 4,
  apr: 4,
  mei: 5,
  juni: 6,
  jun: 6,
  juli: 7,
  jul: 7,
  agustus: 8,
  agu: 8,
  agt: 8,
  september: 9,
  sep: 9,
  sept: 9,
  oktober: 10,
  okt: 10,
  november: 11,
  nopember: 11,
  nov: 11,
  desember: 12,
  des: 12,
};

const weekday = /^(senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu)\s*,?\s*/;

/**
 * Reads `12/06/2025`, `12-6-2025`, `12.6.25`, `2025-06-12`, `12 Juni 2025`, `hari ini`, `kemarin` (contract, Handing in).
 * `today` is the day of the message: an activity cannot lie after it.
 */
export function readDate(written: string, today: Day): ReadDate {
  const day = readDay(written, today);
  return 'day' in day && day.day > today ? { problem: 'future' } : day;
}

/** As `readDate`, for what is planned: days to come are fine, also as `besok` and `lusa`. */
export function readDay(written: string, today: Day): ReadDate {
  const text = written.trim().toLowerCase().replace(/\s+/g, ' ').replace(weekday, '').replace(/[.]$/, '');
  const away = daysAway[text];
  if (away !== undefined) return { day: DateTime.fromISO(today).plus({ days: away }).toFormat('yyyy-MM-dd') };
  const parts = numericParts(text) ?? namedParts(text);
  if (!parts) return { problem: 'unreadable' };
  const date = DateTime.fromObject(parts);
  return date.isValid ? { day: date.toFormat('yyyy-MM-dd') } : { problem: 'impossible' };
}

const daysAway: Readonly<Record<string, number>> = { kemarin: -1, 'hari ini': 0, besok: 1, lusa: 2 };

interface Parts {
  year: number;
  month: number;
  day: number;
}

function numericParts(text: string): Parts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  return local ? { year: fullYear(local[3] ?? ''), month: Number(local[2]), day: Number(local[1]) } : null;
}

function namedParts(text: string): Parts | null {
  const named = /^(\d{1,2}) ([a-z]+)\.? (\d{4}|\d{2})$/.exec(text);
  const month = months[named?.[2] ?? ''];
  return named && month ? { year: fullYear(named[3] ?? ''), month, day: Number(named[1]) } : null;
}

function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}
