import { DateTime } from 'luxon';
import type { Day } from '../workflows/deadlines.ts';
import { readDay } from './read-date.ts';

/** A day at the beginning or the end of what somebody wrote, and the rest of it. */
export interface TakenDay {
  day: Day;
  rest: string;
}

/** `20 Juni 2025 banjir di kantor`, `sampai besok listrik padam`: null when no day stands first. `today` is the office's. */
export function takeFirstDay(text: string, today: Day): TakenDay | null {
  const words = wordsOf(text.replace(/^\s*(sampai|s\.?d\.?|hingga)\s+/i, ''));
  return longest(words, today, (count) => [words.slice(0, count), words.slice(count)]);
}

/** `Sari Petugas 20 Juni 2025`: null when no day stands last. */
export function takeLastDay(text: string, today: Day): TakenDay | null {
  const words = wordsOf(text);
  return longest(words, today, (count) => [words.slice(-count), words.slice(0, -count)]);
}

/** `Jumat, 20 Juni 2025` is four words. */
const mostWords = 4;

function longest(
  words: readonly string[],
  today: Day,
  split: (count: number) => [readonly string[], readonly string[]],
): TakenDay | null {
  for (let count = Math.min(mostWords, words.length); count > 0; count -= 1) {
    const [written, rest] = split(count);
    const day = dayFrom(written.join(' '), today);
    if (day) return { day, rest: rest.join(' ').replace(/\s+(sampai|s\.?d\.?|hingga)$/i, '') };
  }
  return null;
}

function dayFrom(written: string, today: Day): Day | null {
  const ahead = { besok: 1, lusa: 2 }[written.toLowerCase()];
  if (ahead) return DateTime.fromISO(today).plus({ days: ahead }).toFormat('yyyy-MM-dd');
  const read = readDay(written, today);
  return 'day' in read ? read.day : null;
}

function wordsOf(text: string): string[] {
  return text.trim().split(/\s+/).filter(Boolean);
}
