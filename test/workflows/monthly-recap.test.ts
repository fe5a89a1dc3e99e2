import { describe, expect, it } from 'vitest';
import type { OfficeCalendar } from '../../workflows/deadlines.ts';
import { isMonthlyRecapDue, monthBefore, nextMonthlyRecapAt } from '../../workflows/monthly-recap.ts';

/** Monday, 1 September 2025 is a holiday here. */
const calendar: OfficeCalendar = {
  zone: 'Asia/Jakarta',
  workingDaysOnly: false,
  isHoliday: (day) => day === '2025-09-01',
};
const rules = { times: [480, 960], quiet: { from: 1260, to: 360 } };
const at = (local: string) => new Date(`2025-${local}:00+07:00`).toISOString();

describe('the monthly recap', () => {
  it.each([
    ['06-12T10:00', '07-01T08:00'],
    ['07-01T07:59', '07-01T08:00'],
    // 1 August is a Friday, 1 September a holiday, 1 November a Saturday.
    ['07-01T08:00', '08-01T08:00'],
    ['08-01T08:00', '09-02T08:00'],
    ['09-01T00:00', '09-02T08:00'],
    ['10-31T23:00', '11-03T08:00'],
  ])('after %s comes on %s: the first working morning', (after, next) => {
    expect(nextMonthlyRecapAt(at(after), calendar, rules)).toBe(at(next));
  });

  it('is of the month before, as days are counted in the office', () => {
    expect(monthBefore(at('07-01T00:30'), calendar)).toMatchObject({ title: 'Juni 2025', from: '2025-06-01' });
    expect(monthBefore(at('01-02T08:00'), calendar)).toMatchObject({ title: 'Desember 2024', until: '2025-01-01' });
  });

  it('waits when its day became a holiday, and comes late when the program was down', () => {
    expect(isMonthlyRecapDue(at('09-01T08:00'), at('09-01T08:00'), calendar, rules)).toBe(false);
    expect(isMonthlyRecapDue(at('07-01T08:00'), at('07-04T15:00'), calendar, rules)).toBe(true);
  });
});
