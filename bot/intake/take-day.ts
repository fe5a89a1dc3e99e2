import { DateTime } from 'luxon';
import type { Day } from '../../workflows/deadlines.ts';
import { readLeadingDate } from '../read-leading-date.ts';

/** A day at the beginning or the end of what somebody wrote, and the rest of it. */
export interface TakenDay {
  day: Day;
  rest: string;
}

/** `20 Juni 2025 banjir di kantor`, `sampai besok listrik padam`: null when no day stands first. `today` is the office's. */
export function takeFirstDay(text: string, today: Day): TakenDay | null {
  const written = text.trim().replace(/^(sampai|hingga|s\.?d\.?)\s+/i, '');
  const [, near = '', rest = ''] = /^(besok|lusa)\b[\s:,]*(.*)$/is.exec(written) ?? [];
  if (near !== '') return { day: daysAfter(today, near.toLowerCase() === 'besok' ? 1 : 2), rest };
  const leading = readLeadingDate(written, today);
  return leading?.type === 'day' ? leading : null;
}

/** `Jumat, 20 Juni 2025` is four words, and `sampai` stands before it. */
const mostWords = 5;

/** `Sari Petugas sampai 20 Juni 2025`: null when no day stands last. */
export function takeLastDay(text: string, today: Day): TakenDay | null {
  const words = text.trim().split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const taken = takeFirstDay(words.slice(-count).join(' '), today);
    if (taken?.rest === '') return { day: taken.day, rest: words.slice(0, -count).join(' ') };
  }
  return null;
}

function daysAfter(today: Day, days: number): Day {
  return DateTime.fromISO(today).plus({ days }).toFormat('yyyy-MM-dd');
}
