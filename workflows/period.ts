import type { Day } from './deadlines.ts';
import type { ReportSpan } from './report-rows.ts';

/** A span with its Indonesian name. `until` is the first day after it. */
export interface Period extends ReportSpan {
  title: string;
}

/**
 * `2025-06`, `juni 2025`, `triwulan 2 2025` (or `tw`), `2025`; nothing: the month of `today`, which is the day in the
 * office's zone. Null when not understood (contract, Commands).
 */
export function readPeriod(text: string, today: Day): Period | null {
  const words = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (words === '') return monthPeriod(Number(today.slice(0, 4)), Number(today.slice(5, 7)));
  return readYear(words) ?? readNumericMonth(words) ?? readNamedMonth(words) ?? readQuarter(words);
}

/** `month` from 1 to 12. */
export function monthPeriod(year: number, month: number): Period {
  return period(`${monthNames[month - 1]} ${year}`, year, month, 1);
}

/** The span of the same length right before. */
export function previousPeriod({ from, until }: ReportSpan): Period {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const months = (Number(until.slice(0, 4)) - year) * 12 + Number(until.slice(5, 7)) - month;
  if (months === 12) return period(`Tahun ${year - 1}`, year - 1, month, 12);
  const [beforeYear, beforeMonth] = month > months ? [year, month - months] : [year - 1, month - months + 12];
  return months === 3
    ? period(quarterTitle((beforeMonth + 2) / 3, beforeYear), beforeYear, beforeMonth, 3)
    : monthPeriod(beforeYear, beforeMonth);
}

const monthNames = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
];
/** How people shorten and misspell them, beyond the first three letters. */
const otherNames = new Map([
  ['pebruari', 2],
  ['peb', 2],
  ['agt', 8],
  ['ags', 8],
  ['agst', 8],
  ['sept', 9],
  ['nopember', 11],
  ['nop', 11],
]);
const quarters: Readonly<Record<string, number>> = { 1: 1, 2: 2, 3: 3, 4: 4, i: 1, ii: 2, iii: 3, iv: 4 };

function readYear(words: string): Period | null {
  const year = /^20\d\d$/.test(words) ? Number(words) : null;
  return year === null ? null : period(`Tahun ${year}`, year, 1, 12);
}

function readNumericMonth(words: string): Period | null {
  const [, year, month] = /^(20\d\d)-(0[1-9]|1[0-2])$/.exec(words) ?? [];
  return year && month ? monthPeriod(Number(year), Number(month)) : null;
}

function readNamedMonth(words: string): Period | null {
  const [, name, year] = /^([a-z]+)\.? (20\d\d)$/.exec(words) ?? [];
  const month = name ? monthNumber(name) : undefined;
  return month && year ? monthPeriod(Number(year), month) : null;
}

function readQuarter(words: string): Period | null {
  const [, number, year] = /^(?:triwulan|tw) ?([1-4]|i{1,3}|iv) (20\d\d)$/.exec(words) ?? [];
  const quarter = number ? quarters[number] : undefined;
  return quarter && year ? period(quarterTitle(quarter, Number(year)), Number(year), quarter * 3 - 2, 3) : null;
}

/** `Triwulan II 2025`, as offices write it. */
function quarterTitle(quarter: number, year: number): string {
  return `Triwulan ${['I', 'II', 'III', 'IV'][quarter - 1]} ${year}`;
}

function monthNumber(name: string): number | undefined {
  const index = monthNames.findIndex((month) => [month.toLowerCase(), month.slice(0, 3).toLowerCase()].includes(name));
  return index >= 0 ? index + 1 : otherNames.get(name);
}

function period(title: string, year: number, month: number, months: number): Period {
  const after = month + months;
  const until = after > 12 ? firstDay(year + 1, after - 12) : firstDay(year, after);
  return { title, from: firstDay(year, month), until };
}

function firstDay(year: number, month: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}
