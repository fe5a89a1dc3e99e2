import type { Day } from '../workflows/deadlines.ts';
import { readDay } from './read-date.ts';

/** A date at the beginning of a line, and what follows it. */
export type LeadingDate = { type: 'day'; day: Day; rest: string } | { type: 'impossible'; rest: string };

/** `Kamis, 12 Juni 2025` is the longest: four words. */
const longestDate = 4;

/** Undefined where the line does not begin with a date. `12/06/2025 - Rapat` and `12 Juni 2025: Rapat` are understood. */
export function readLeadingDate(line: string, today: Day): LeadingDate | undefined {
  const words = line.trim().split(/\s+/);
  let impossible: LeadingDate | undefined;
  for (let count = Math.min(longestDate, words.length); count > 0; count -= 1) {
    const written = words.slice(0, count).join(' ');
    const rest = words.slice(count).join(' ');
    const read = readDay(written.replace(/[\s:,;–—-]+$/u, ''), today);
    if ('day' in read) return { type: 'day', day: read.day, rest: withoutSeparator(rest) };
    if (read.problem === 'impossible') impossible ??= { type: 'impossible', rest: withoutSeparator(rest) };
  }
  return impossible;
}

function withoutSeparator(text: string): string {
  return text.replace(/^[\s:,;–—-]+/u, '');
}
