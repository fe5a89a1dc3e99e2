import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, endOfDay, type OfficeCalendar } from '../../workflows/deadlines.ts';
import { decide } from '../../workflows/decide.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import type { Submission } from '../../workflows/submission.ts';
import * as given from './given.ts';

/** Other days are holidays than before: Thursday, 12 June 2025, and what was due on Friday the 13th. */

const recount = { type: 'RecountDeadlines' } as const;
const friday = '2025-06-13T16:59:59.999Z';
const monday = '2025-06-16T16:59:59.999Z';
const tuesday = '2025-06-17T16:59:59.999Z';

function closedOn(...days: string[]): OfficeCalendar {
  return { zone: 'Asia/Jakarta', workingDaysOnly: true, isHoliday: (day) => days.includes(day) };
}

const admin = (calendar: OfficeCalendar, now = given.thursday) => given.as(given.admin, { calendar, now });

describe('when holidays change', () => {
  it('moves the open steps of every package, logs it, and resets what reminds', () => {
    const decision = given.when(given.handedIn(), recount, admin(closedOn('2025-06-13')));
    expect(decision.submission.due).toEqual({ collecting: friday, review: monday, publishing: monday });
    expect(decision.events.map(({ type, payload }) => ({ type, ...payload }))).toEqual([
      { type: 'DeadlineMoved', step: 'receiving', from: friday, to: monday, because: 'holidays' },
      { type: 'DeadlineMoved', step: 'publishing', from: friday, to: monday, because: 'holidays' },
    ]);
    expect(decision.effects).toContainEqual(
      expect.objectContaining({ type: 'remind', kind: 'step', at: '2025-06-16T01:00:00.000Z' }),
    );
  });

  it('never rewrites a finished step', () => {
    const before = given.decided();
    const after = given.when(before, recount, admin(closedOn('2025-06-13'))).submission;
    expect(after.finished).toEqual(before.finished);
    expect(after.due).toEqual({ ...before.due, publishing: monday });
  });

  it('moves back when a holiday is removed, but not before the end of today', () => {
    const moved = given.when(given.opened(), recount, admin(closedOn('2025-06-13', '2025-06-16'))).submission;
    expect(moved.due.collecting).toBe(tuesday);
    expect(given.when(moved, recount, admin(closedOn())).submission.due.collecting).toBe(friday);
    const onMonday = admin(closedOn(), '2025-06-16T03:00:00.000Z');
    expect(given.when(moved, recount, onMonday).submission.due.collecting).toBe(monday);
  });

  it('leaves alone what has passed', () => {
    const saturday = admin(closedOn('2025-06-13'), '2025-06-14T03:00:00.000Z');
    expect(given.refusalOf(given.opened(), recount, saturday)).toMatchObject({ reason: 'unchanged' });
  });

  it('says that nothing changed where nothing did', () => {
    expect(given.refusalOf(given.opened(), recount, admin(closedOn('2025-06-20')))).toMatchObject({
      reason: 'unchanged',
    });
  });

  it('is asked for by an admin alone', () => {
    const chief = given.as(given.chief, { calendar: closedOn('2025-06-13') });
    expect(given.refusalOf(given.opened(), recount, chief)).toMatchObject({ reason: 'notYourRole' });
  });

  it('never brings a deadline before the end of today, nor moves one that has passed', () => {
    const states: Submission[] = [
      given.opened(),
      given.handedIn(),
      given.received(),
      given.corrected(),
      given.decided(),
    ];
    const anyDay = fc.integer({ min: 1, max: 28 }).map((day) => `2025-06-${String(day).padStart(2, '0')}`);
    const holidays = fc.array(anyDay, { maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...states), holidays, holidays, anyDay, (state, first, second, today) => {
        const begun = decide(state, recount, admin(closedOn(...first)));
        const before = isRefusal(begun) ? state : begun.submission;
        const now = `${today}T05:00:00.000Z`;
        const calendar = closedOn(...second);
        const decision = decide(before, recount, admin(calendar, now));
        const after = isRefusal(decision) ? before : decision.submission;
        for (const part of ['collecting', 'review', 'publishing'] as const) {
          const [from, to] = [before.due[part], after.due[part]];
          if (from === to || from === null || to === null) continue;
          expect(from > now).toBe(true);
          expect(to >= endOfDay(dayOf(now, calendar), calendar)).toBe(true);
        }
      }),
    );
  });
});
