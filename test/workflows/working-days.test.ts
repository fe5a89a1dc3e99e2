import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { dayOf, endOfDayAfter, isWorkingDay, type OfficeCalendar } from '../../workflows/deadlines.ts';
import { type Holiday, holidayRule } from '../../workflows/holidays.ts';

/** `DEADLINE_DAYS=working` with the joint decrees of 2025 and 2026. */

const file = new URL('../../storage/holidays/holidays-id-2025-2027.json', import.meta.url);
const decreed = (JSON.parse(readFileSync(file, 'utf8')) as { date: string; kind: Holiday['kind'] }[]).map(
  ({ date, kind }) => ({ day: date, kind }),
);

function calendarWith({ cutiBersama = true, local = [] as string[], workingDaysOnly = true } = {}): OfficeCalendar {
  const own = local.map((day) => ({ day, kind: 'libur_kantor' }) as const);
  return { zone: 'Asia/Jakarta', workingDaysOnly, isHoliday: holidayRule([...decreed, ...own], cutiBersama) };
}

const due = (day: string, more = {}) => {
  const calendar = calendarWith(more);
  return dayOf(endOfDayAfter(day, 1, calendar), calendar);
};

describe('H+1 in working days', () => {
  it.each([
    ['Thursday', '2025-06-12', '2025-06-13'],
    ['Friday', '2025-06-13', '2025-06-16'],
    ['Saturday', '2025-06-14', '2025-06-16'],
    ['Sunday', '2025-06-15', '2025-06-16'],
    // Friday, 27 June 2025 is 1 Muharam: Thursday is due on Monday.
    ['the day before a holiday on a Friday', '2025-06-26', '2025-06-30'],
  ])('of a %s', (_, day, expected) => {
    expect(due(day)).toBe(expected);
  });

  it('passes over Nyepi and Idul Fitri 2025: Thursday, 27 March, is due on Tuesday, 8 April', () => {
    expect(due('2025-03-27')).toBe('2025-04-08');
    expect(due('2025-04-05')).toBe('2025-04-08');
    expect(due('2025-04-08')).toBe('2025-04-09');
  });

  it('does not pass over collective leave where the office works then', () => {
    const works = { cutiBersama: false };
    expect(due('2025-03-27', works)).toBe('2025-03-28');
    expect(due('2025-03-28', works)).toBe('2025-04-02');
    expect(due('2025-04-02', works)).toBe('2025-04-03');
    expect(due('2025-04-04', works)).toBe('2025-04-07');
  });

  it('passes over Idul Fitri 2026: Tuesday, 17 March, is due on Wednesday, 25 March', () => {
    expect(due('2026-03-17')).toBe('2026-03-25');
    expect(due('2026-03-17', { cutiBersama: false })).toBe('2026-03-18');
    expect(due('2026-03-20', { cutiBersama: false })).toBe('2026-03-23');
  });

  it('passes over what the office itself keeps', () => {
    expect(due('2026-01-06', { local: ['2026-01-07'] })).toBe('2026-01-08');
    expect(due('2026-01-06')).toBe('2026-01-07');
  });

  it('is the next day whatever it is, where calendar days count', () => {
    expect(due('2025-03-30', { workingDaysOnly: false })).toBe('2025-03-31');
    expect(due('2025-06-13', { workingDaysOnly: false })).toBe('2025-06-14');
  });

  it('ends at the end of that day in the office zone', () => {
    expect(endOfDayAfter('2025-06-13', 1, calendarWith())).toBe('2025-06-16T16:59:59.999Z');
  });

  const anyDay = fc
    .integer({ min: 0, max: 3 * 365 - 1 })
    .map((days) => DateTime.fromISO('2025-01-01').plus({ days }).toFormat('yyyy-MM-dd'));

  it('is always after its day, never on a day off, and skips no working day', () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), fc.array(anyDay, { maxLength: 40 }), (day, cutiBersama, local) => {
        const calendar = calendarWith({ cutiBersama, local });
        const end = dayOf(endOfDayAfter(day, 1, calendar), calendar);
        expect(end > day).toBe(true);
        expect(isWorkingDay(DateTime.fromISO(end), calendar)).toBe(true);
        for (
          let next = DateTime.fromISO(day).plus({ days: 1 });
          next.toFormat('yyyy-MM-dd') < end;
          next = next.plus({ days: 1 })
        )
          expect(isWorkingDay(next, calendar)).toBe(false);
      }),
    );
  });

  it('never comes earlier for a later day, nor for one holiday more', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.array(anyDay, { maxLength: 20 }), (a, b, local) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        expect(due(earlier) <= due(later)).toBe(true);
        expect(due(a) <= due(a, { local })).toBe(true);
      }),
    );
  });
});
