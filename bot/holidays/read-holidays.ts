import { DateTime } from 'luxon';
import type { Day } from '../../workflows/deadlines.ts';
import type { Holiday, HolidayKind } from '../../workflows/holidays.ts';
import { oneLine } from '../agenda/read-plan.ts';
import { readLeadingDate } from '../read-leading-date.ts';

export interface BadHoliday {
  /** As it was written. */
  line: string;
  why: 'noDate' | 'impossibleDate' | 'backwards' | 'tooManyDays' | 'noName' | 'tooLong';
}

/** No feast lasts longer: a typing error must not take a year away. */
const longestRange = 31;
const nameLimit = 120;

/**
 * Days that do not count, one or a range a line: `16/05/2027 nasional Idul Adha`, `24-26 Desember 2026 cuti bersama Natal`.
 * Without a kind it is the office's own (lokal).
 */
export function readHolidays(text: string, today: Day): { holidays: Holiday[]; bad: BadHoliday[] } {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const read = lines.map((line) => ({ line: line.trim(), read: readLine(line.trim(), today) }));
  return {
    holidays: read.flatMap((one) => (typeof one.read === 'string' ? [] : one.read)),
    bad: read.flatMap(({ line, read: why }) => (typeof why === 'string' ? [{ line, why }] : [])),
  };
}

function readLine(line: string, today: Day): Holiday[] | BadHoliday['why'] {
  const range = readRange(spaced(line), today);
  if (typeof range === 'string') return range;
  const { from, until, rest } = range;
  const days = DateTime.fromISO(until).diff(DateTime.fromISO(from), 'days').days + 1;
  if (days < 1) return 'backwards';
  if (days > longestRange) return 'tooManyDays';
  const { kind, name } = readKind(rest);
  if (!/\p{L}/u.test(name)) return 'noName';
  if (name.length > nameLimit) return 'tooLong';
  return Array.from({ length: days }, (_, index) => {
    return { day: DateTime.fromISO(from).plus({ days: index }).toFormat('yyyy-MM-dd'), kind, name };
  });
}

interface Range {
  from: Day;
  until: Day;
  rest: string;
}

/** `24/12/2026`, `24/12/2026 s.d. 26/12/2026`, `24-26 Desember 2026`. */
function readRange(line: string, today: Day): Range | 'noDate' | 'impossibleDate' {
  const first = readLeadingDate(withMonthOfTheEnd(line), today);
  if (!first) return 'noDate';
  if (first.type === 'impossible') return 'impossibleDate';
  const second = readLeadingDate(first.rest.replace(until, ''), today);
  if (second?.type === 'impossible') return 'impossibleDate';
  return second
    ? { from: first.day, until: second.day, rest: second.rest }
    : { from: first.day, until: first.day, rest: first.rest };
}

const until = /^(?:s\.?\s?[/]?\s?d\.?|sampai(?: dengan)?|hingga)\s+/i;

/** `24-26 Desember 2026` to `24 Desember 2026 - 26 Desember 2026`. */
function withMonthOfTheEnd(line: string): string {
  const short = /^(\d{1,2})\s*(?:-|–|—|s\.?[/]?d\.?|sampai(?: dengan)?|hingga)\s*(\d{1,2})\s+(\p{L}+\.?\s+\d{4})\b/iu;
  return line.replace(short, '$1 $3 - $2 $3');
}

/** `24/12/2026-26/12/2026` to two words more. */
function spaced(line: string): string {
  return line.replace(/(\d{4})\s*[-–—]\s*(?=\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})/gu, '$1 - ');
}

const kindWords: readonly (readonly [RegExp, HolidayKind])[] = [
  [/^(?:libur\s+)?nasional\b/i, 'libur_nasional'],
  [/^(?:libur\s+)?cuti(?:\s+bersama)?\b/i, 'cuti_bersama'],
  [/^(?:libur\s+)?(?:lokal|kantor|daerah)\b/i, 'libur_kantor'],
];

function readKind(text: string): { kind: HolidayKind; name: string } {
  const [pattern, kind] = kindWords.find(([word]) => word.test(text)) ?? [/^/, 'libur_kantor' as const];
  return { kind, name: oneLine(text.replace(pattern, '').replace(/^[\s:,;–—-]+/u, '')) };
}
