import { describe, expect, it } from 'vitest';
import { latenessChargedTo, minutesLate } from '../../reports/lateness.ts';
import { dueOfJune12, registerRow, step } from './given-rows.ts';

const inTime = '2025-06-13T10:00:00.000Z';
const tooLate = '2025-06-14T03:00:00.000Z';
/** Handed in on H+1, so that reviewers have until H+2. */
const dueOfReview = '2025-06-14T16:59:59.999Z';

describe('a published package', () => {
  it('is not late at the last moment of its due', () => {
    const row = registerRow({ state: 'published', publishedAt: dueOfJune12 });
    expect(latenessChargedTo(row, tooLate)).toBeNull();
  });

  it('is not late for a step that was, when it was published in time', () => {
    const late = step({ due: '2025-06-12T16:59:59.999Z', at: inTime });
    expect(
      latenessChargedTo(registerRow({ state: 'published', publishedAt: inTime, steps: [late] }), tooLate),
    ).toBeNull();
  });

  it('charges its lateness to the first step that finished after its own due', () => {
    const steps = [
      step({ step: 'collecting', outcome: 'handedIn' }),
      step({ step: 'receiving' }),
      step({ step: 'correcting', at: tooLate }),
      step({ step: 'deciding', at: tooLate }),
      step({ step: 'publishing', outcome: 'published', at: tooLate }),
    ];
    expect(latenessChargedTo(registerRow({ state: 'published', publishedAt: tooLate, steps }), tooLate)).toBe(
      'correcting',
    );
  });

  it('charges it to 5 when every step kept its own due', () => {
    const steps = [step({ step: 'deciding', at: tooLate, due: dueOfReview })];
    expect(latenessChargedTo(registerRow({ state: 'published', publishedAt: tooLate, steps }), tooLate)).toBe(
      'publishing',
    );
  });
});

describe('an open package', () => {
  it('is not late before the due of step 5', () => {
    expect(latenessChargedTo(registerRow(), inTime)).toBeNull();
  });

  it('charges its lateness to the open step when that is past its own due', () => {
    expect(latenessChargedTo(registerRow({ state: 'receiving' }), tooLate)).toBe('receiving');
    expect(latenessChargedTo(registerRow({ state: 'collecting', steps: [] }), tooLate)).toBe('collecting');
  });

  it('charges it to 5 while the reviewers still have time', () => {
    const due = { collecting: dueOfJune12, review: dueOfReview, publishing: dueOfJune12 };
    expect(latenessChargedTo(registerRow({ state: 'deciding', due }), tooLate)).toBe('publishing');
  });
});

describe('a withdrawn package', () => {
  it('is never late', () => {
    expect(latenessChargedTo(registerRow({ state: 'withdrawn' }), tooLate)).toBeNull();
  });
});

describe('minutes late', () => {
  it.each([
    ['2025-06-13T16:59:59.998Z', 0],
    [dueOfJune12, 0],
    ['2025-06-13T17:00:00.000Z', 1],
    ['2025-06-13T17:30:00.000Z', 31],
  ])('%s: %i', (at, minutes) => {
    expect(minutesLate(at, dueOfJune12)).toBe(minutes);
  });
});
