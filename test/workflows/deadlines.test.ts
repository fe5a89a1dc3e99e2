import { describe, expect, it } from 'vitest';
import { dayOf, daysOver, endOfDayAfter, type OfficeCalendar, outsideQuiet } from '../../workflows/deadlines.ts';

const calendar: OfficeCalendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, isHoliday: () => false };
const working: OfficeCalendar = { ...calendar, workingDaysOnly: true, isHoliday: (day) => day === '2025-06-16' };
const rules = { times: [480, 960, 1200], quiet: { from: 1260, to: 360 } };

describe('H+1', () => {
  it('is the end of the next day in the office zone', () => {
    expect(endOfDayAfter('2025-06-12', 1, calendar)).toBe('2025-06-13T16:59:59.999Z');
    expect(endOfDayAfter('2025-06-12', 1, { ...calendar, zone: 'Asia/Jayapura' })).toBe('2025-06-13T14:59:59.999Z');
  });

  it('passes over weekends and holidays where only working days count', () => {
    expect(endOfDayAfter('2025-06-13', 1, calendar)).toBe('2025-06-14T16:59:59.999Z');
    expect(endOfDayAfter('2025-06-13', 1, working)).toBe('2025-06-17T16:59:59.999Z');
  });

  it('counts days in the office zone, not in UTC', () => {
    expect(dayOf('2025-06-12T17:00:00.000Z', calendar)).toBe('2025-06-13');
    expect(dayOf('2025-06-12T16:59:59.000Z', calendar)).toBe('2025-06-12');
  });
});

describe('quiet hours', () => {
  const quiet = (now: string, more = rules) => outsideQuiet(now, calendar, more);

  it('let pass what is outside of them', () => {
    expect(quiet('2025-06-12T03:00:12.345Z')).toBe('2025-06-12T03:00:12.345Z');
    expect(quiet('2025-06-12T23:00:00.000Z')).toBe('2025-06-12T23:00:00.000Z');
  });

  it('move to their end what falls into them, before midnight and after', () => {
    expect(quiet('2025-06-12T14:00:00.000Z')).toBe('2025-06-12T23:00:00.000Z');
    expect(quiet('2025-06-12T19:30:12.345Z')).toBe('2025-06-12T23:00:00.000Z');
    expect(quiet('2025-06-12T05:30:00.000Z', { ...rules, quiet: { from: 720, to: 780 } })).toBe(
      '2025-06-12T06:00:00.000Z',
    );
  });
});

describe('days over', () => {
  it('are days of the office since the due day', () => {
    const due = '2025-06-13T16:59:59.999Z';
    expect(daysOver(due, '2025-06-12T03:00:00.000Z', calendar)).toBe(0);
    expect(daysOver(due, '2025-06-13T16:00:00.000Z', calendar)).toBe(0);
    expect(daysOver(due, '2025-06-13T17:00:00.000Z', calendar)).toBe(1);
    expect(daysOver(due, '2025-06-15T16:59:00.000Z', calendar)).toBe(2);
  });
});
