import { describe, expect, it } from 'vitest';
import { dayOf, endOfNextDay, nextReminder, type OfficeCalendar } from '../../workflows/deadlines.ts';

const calendar: OfficeCalendar = { zone: 'Asia/Jakarta', workingDaysOnly: false, isHoliday: () => false };
const working: OfficeCalendar = { ...calendar, workingDaysOnly: true, isHoliday: (day) => day === '2025-06-16' };
const rules = { times: [480, 960, 1200], quiet: { from: 1260, to: 360 } };

describe('H+1', () => {
  it('is the end of the next day in the office zone', () => {
    expect(endOfNextDay('2025-06-12', calendar)).toBe('2025-06-13T16:59:59.999Z');
    expect(endOfNextDay('2025-06-12', { ...calendar, zone: 'Asia/Jayapura' })).toBe('2025-06-13T14:59:59.999Z');
  });

  it('passes over weekends and holidays where only working days count', () => {
    expect(endOfNextDay('2025-06-13', calendar)).toBe('2025-06-14T16:59:59.999Z');
    expect(endOfNextDay('2025-06-13', working)).toBe('2025-06-17T16:59:59.999Z');
  });

  it('counts days in the office zone, not in UTC', () => {
    expect(dayOf('2025-06-12T17:00:00.000Z', calendar)).toBe('2025-06-13');
    expect(dayOf('2025-06-12T16:59:59.000Z', calendar)).toBe('2025-06-12');
  });
});

describe('the next reminder', () => {
  const due = '2025-06-13T16:59:59.999Z';
  const next = (now: string, more = rules) => nextReminder(due, now, calendar, more);

  it('is each of the times on the due day', () => {
    expect(next('2025-06-12T03:00:00.000Z')).toBe('2025-06-13T01:00:00.000Z');
    expect(next('2025-06-13T01:00:00.000Z')).toBe('2025-06-13T09:00:00.000Z');
    expect(next('2025-06-13T09:00:00.000Z')).toBe('2025-06-13T13:00:00.000Z');
  });

  it('is the first of them on each overdue morning', () => {
    expect(next('2025-06-13T13:00:00.000Z')).toBe('2025-06-14T01:00:00.000Z');
    expect(next('2025-06-20T01:00:00.000Z')).toBe('2025-06-21T01:00:00.000Z');
  });

  it('moves out of quiet hours to their end', () => {
    expect(next('2025-06-12T03:00:00.000Z', { ...rules, times: [300, 960] })).toBe('2025-06-12T23:00:00.000Z');
    expect(next('2025-06-13T09:30:00.000Z', { ...rules, times: [960, 1320] })).toBe('2025-06-13T23:00:00.000Z');
  });
});
