import { describe, expect, it } from 'vitest';
import {
  activityDue,
  isEscalated,
  isMissing,
  isPutOff,
  nextActivityReminder,
  type StepOneRules,
} from '../../workflows/activity.ts';

const rules: StepOneRules = {
  calendar: { zone: 'Asia/Jakarta', workingDaysOnly: false, isHoliday: () => false },
  dueDays: 1,
  extendedUntil: null,
};
const times = { times: [480, 960, 1200], quiet: { from: 1260, to: 360 } };
const thursday = { day: '2025-06-12' };
/** Keadaan kahar for everything until Monday. */
const kahar = { ...rules, extendedUntil: '2025-06-16T16:59:59.999Z' };

const next = (now: string, more = rules) => nextActivityReminder(thursday, now, more, times);

describe('an activity without a package', () => {
  it('is asked for at 16:00 of its day, then like any open step', () => {
    expect(next('2025-06-01T00:00:00.000Z')).toBe('2025-06-12T09:00:00.000Z');
    expect(next('2025-06-12T09:00:00.000Z')).toBe('2025-06-13T01:00:00.000Z');
    expect(next('2025-06-13T01:00:00.000Z')).toBe('2025-06-13T09:00:00.000Z');
    expect(next('2025-06-13T13:00:00.000Z')).toBe('2025-06-14T01:00:00.000Z');
  });

  it('is not asked for in quiet hours', () => {
    const night = { ...times, quiet: { from: 900, to: 1020 } };
    expect(nextActivityReminder(thursday, '2025-06-12T03:00:00.000Z', rules, night)).toBe('2025-06-12T10:00:00.000Z');
  });

  it('is due when a package of it would be', () => {
    expect(activityDue(thursday, rules)).toBe('2025-06-13T16:59:59.999Z');
    expect(activityDue(thursday, { ...rules, dueDays: 2 })).toBe('2025-06-14T16:59:59.999Z');
    expect(activityDue(thursday, kahar)).toBe(kahar.extendedUntil);
  });

  it('is told to the role above from the second overdue morning on', () => {
    expect(isEscalated(thursday, '2025-06-14T01:00:00.000Z', rules)).toBe(false);
    expect(isEscalated(thursday, '2025-06-15T01:00:00.000Z', rules)).toBe(true);
    expect(isEscalated(thursday, '2025-06-15T01:00:00.000Z', kahar)).toBe(false);
  });

  it('is left alone while keadaan kahar gives time, and looked at each morning', () => {
    const putOff = (at: string) => isPutOff(thursday, at, at, kahar, times);
    expect(putOff('2025-06-12T09:00:00.000Z')).toBe(true);
    expect(next('2025-06-12T09:00:00.000Z', kahar)).toBe('2025-06-13T01:00:00.000Z');
    expect(putOff('2025-06-13T01:00:00.000Z')).toBe(true);
    expect(putOff('2025-06-16T01:00:00.000Z')).toBe(false);
    expect(next('2025-06-16T01:00:00.000Z', kahar)).toBe('2025-06-16T09:00:00.000Z');
    expect(isPutOff(thursday, '2025-06-12T09:00:00.000Z', '2025-06-12T09:00:00.000Z', rules, times)).toBe(false);
  });

  it('is missing while it takes place and all its packages were withdrawn', () => {
    const withdrawn = { submissionId: 1, code: 'K-0001', step: 'withdrawn', handIns: 0 } as const;
    expect(isMissing({ cancelled: null, packages: [] })).toBe(true);
    expect(isMissing({ cancelled: null, packages: [withdrawn] })).toBe(true);
    expect(isMissing({ cancelled: null, packages: [withdrawn, { ...withdrawn, step: 'collecting' }] })).toBe(false);
    expect(isMissing({ cancelled: 'hujan', packages: [] })).toBe(false);
  });
});
