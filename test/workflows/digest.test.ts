import { describe, expect, it } from 'vitest';
import type { OfficeCalendar } from '../../workflows/deadlines.ts';
import { isWorkingMorning, nextDigestAt, publishedSpan } from '../../workflows/digest.ts';

/** Friday, 6 June 2025 is a holiday (Idul Adha); the weekend follows. */
const calendar: OfficeCalendar = {
  zone: 'Asia/Jakarta',
  workingDaysOnly: false,
  isHoliday: (day) => day === '2025-06-06',
};
const rules = { times: [480, 960], quiet: { from: 1260, to: 360 } };
const at = (local: string) => new Date(`2025-06-${local}:00+07:00`).toISOString();

describe('the digest', () => {
  it('comes at the first reminder time of each working morning', () => {
    expect(nextDigestAt(at('03T07:59'), calendar, rules)).toBe(at('03T08:00'));
    expect(nextDigestAt(at('03T08:00'), calendar, rules)).toBe(at('04T08:00'));
    expect(nextDigestAt(at('05T09:00'), calendar, rules)).toBe(at('09T08:00'));
  });

  it('is not sent on weekends and holidays, whatever days the deadlines count', () => {
    expect(
      ['2025-06-05', '2025-06-06', '2025-06-07', '2025-06-08', '2025-06-09'].map((day) =>
        isWorkingMorning(day, calendar),
      ),
    ).toEqual([true, false, false, false, true]);
  });

  it('comes at the end of quiet hours where its time lies in them', () => {
    expect(nextDigestAt(at('03T00:00'), calendar, { ...rules, times: [300] })).toBe(at('03T06:00'));
    expect(nextDigestAt(at('05T12:00'), calendar, { ...rules, times: [1350] })).toBe(at('09T06:00'));
  });

  it('tells what was published since the one before', () => {
    expect(publishedSpan('2025-06-04', calendar)).toEqual({
      from: '2025-06-03',
      isYesterday: true,
      since: at('03T00:00'),
      until: at('04T00:00'),
    });
    expect(publishedSpan('2025-06-09', calendar)).toMatchObject({
      from: '2025-06-05',
      isYesterday: false,
      since: at('05T00:00'),
    });
  });
});
