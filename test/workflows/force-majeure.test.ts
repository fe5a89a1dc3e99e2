import { describe, expect, it } from 'vitest';
import { decide } from '../../workflows/decide.ts';
import { type ForceMajeure, objectionToDeclaring } from '../../workflows/force-majeure.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import type { Submission } from '../../workflows/submission.ts';
import * as given from './given.ts';

/** Everything due on Friday the 13th, by the procedure. */
const friday = '2025-06-13T16:59:59.999Z';
const tuesday = '2025-06-17T16:59:59.999Z';
const monday = '2025-06-16T16:59:59.999Z';

const extend = (until = tuesday, declaration = 1) => ({ type: 'ExtendDeadlines', declaration, until }) as const;
const end = (declaration = 1) => ({ type: 'EndExtension', declaration }) as const;
const extended = (submission: Submission, until = tuesday, declaration = 1) =>
  given.when(submission, extend(until, declaration), given.as(given.admin));
const moved = ({ events }: ReturnType<typeof extended>) =>
  events.filter(({ type }) => type === 'DeadlineMoved').map(({ payload }) => [payload.step, payload.from, payload.to]);

describe('keadaan kahar moves what is open', () => {
  it.each([
    ['collecting', given.opened(3), { collecting: tuesday, review: null, publishing: tuesday }],
    ['receiving', given.handedIn(), { collecting: friday, review: tuesday, publishing: tuesday }],
    ['deciding', given.corrected(), { collecting: friday, review: tuesday, publishing: tuesday }],
    ['publishing', given.decided(), { collecting: friday, review: friday, publishing: tuesday }],
  ] as const)('in %s', (step, submission, due) => {
    const decision = extended(submission);
    expect(decision.submission).toMatchObject({ step, due });
    expect(decision.submission.finished).toEqual(submission.finished);
  });

  it('with one event for each due, and a new time for the reminder', () => {
    const decision = extended(given.handedIn());
    expect(moved(decision)).toEqual([
      ['receiving', friday, tuesday],
      ['publishing', friday, tuesday],
    ]);
    const reminder = decision.effects.find(({ type }) => type === 'remind');
    expect(reminder).toMatchObject({ kind: 'step', step: 'receiving' });
    const before = given.when(given.opened(), given.handIn, given.as(given.officer)).effects;
    expect(reminder).not.toEqual(before.find(({ type }) => type === 'remind'));
  });

  it('never to an earlier time', () => {
    const once = extended(given.handedIn()).submission;
    expect(given.refusalOf(once, extend(monday, 2), given.as(given.chief)).reason).toBe('unchanged');
  });

  it('for admin and pimpinan only, and not once it is over', () => {
    const refusal = given.refusalOf(given.handedIn(), extend(), given.as(given.deputy));
    expect(refusal.reason).toBe('onlyAdminOrChief');
    expect(given.refusalOf(given.published(), extend(), given.as(given.admin)).reason).toBe('ended');
  });

  it('and holds for what comes while it lasts: hand-in, Tolak, a corrected date', () => {
    const collecting = extended(given.opened()).submission;
    const handedIn = given.when(collecting, given.handIn, given.as(given.officer)).submission;
    expect(handedIn.due.review).toBe(tuesday);
    const returned = given.when(handedIn, given.reject('receiving'), given.as(given.admin)).submission;
    expect(returned.due.collecting).toBe(tuesday);
    const content = { activityDay: '2025-06-11' };
    const corrected = given.when(collecting, { type: 'AddContent', content }, given.as(given.officer)).submission;
    expect(corrected.due).toMatchObject({ collecting: tuesday, publishing: tuesday });
  });

  it('but a due after it stays by the procedure', () => {
    const late = given.as(given.officer, { now: '2025-06-18T03:00:00.000Z' });
    const handIn = { ...given.handIn, at: '2025-06-18T03:00:00.000Z' };
    const next = given.when(extended(given.opened()).submission, handIn, late).submission;
    expect(next.due.review).toBe('2025-06-19T16:59:59.999Z');
  });
});

describe('ended early', () => {
  it('what is open is due by the procedure, what was finished keeps the due that it had', () => {
    const received = given.when(
      extended(given.handedIn()).submission,
      given.accept('receiving'),
      given.as(given.admin),
    );
    const decision = given.when(received.submission, end(), given.as(given.chief));
    expect(decision.submission.due).toMatchObject({ review: friday, publishing: friday });
    expect(decision.submission.finished.at(-1)).toMatchObject({ step: 'receiving', due: tuesday });
    expect(decision.events.map(({ type }) => type)).toEqual(['ExtensionEnded', 'DeadlineMoved', 'DeadlineMoved']);
  });

  it('another one that holds still keeps the deadlines', () => {
    const twice = extended(extended(given.handedIn(), monday).submission, tuesday, 2).submission;
    const decision = given.when(twice, end(2), given.as(given.admin));
    expect(decision.submission.due).toMatchObject({ review: monday, publishing: monday });
    expect(given.refusalOf(decision.submission, end(2), given.as(given.admin)).reason).toBe('unchanged');
  });

  it('a package handed back is due the day after its Tolak, one rejected at 4 the day after that', () => {
    const now = '2025-06-14T03:00:00.000Z';
    const back = given.when(
      extended(given.handedIn()).submission,
      given.reject('receiving'),
      given.as(given.admin, { now }),
    );
    expect(given.when(back.submission, end(), given.as(given.admin)).submission.due.collecting).toBe(
      '2025-06-15T16:59:59.999Z',
    );
    const again = given.when(
      extended(given.corrected()).submission,
      given.reject('deciding'),
      given.as(given.chief, { now }),
    );
    expect(given.when(again.submission, end(), given.as(given.admin)).submission.due.review).toBe(
      '2025-06-15T16:59:59.999Z',
    );
  });
});

describe('a package begun meanwhile', () => {
  const declared: ForceMajeure = {
    ...{ id: 7, officeId: 1, scope: 'all', until: '2025-06-17', reason: 'Banjir' },
    ...{ by: given.admin, at: given.thursday, endedAt: null },
  };

  it('gets the deadlines of what was declared for all', () => {
    const submission = given.opened(4, null, { forceMajeures: [declared] });
    expect(submission.due).toMatchObject({ collecting: tuesday, publishing: tuesday });
    expect(submission.extensions).toEqual([{ declaration: 7, until: tuesday, endedAt: null }]);
  });

  it.each([
    ['for some packages', { ...declared, scope: 'some' as const }],
    ['ended', { ...declared, endedAt: given.thursday }],
    ['over', { ...declared, until: '2025-06-11' }],
  ])('not of one %s', (_, one) => {
    expect(given.opened(4, null, { forceMajeures: [one] })).toMatchObject({
      extensions: [],
      due: { publishing: friday },
    });
  });
});

describe('a declaration', () => {
  const reasonOf = (until: string, reason: string, context = given.as(given.admin)) => {
    const objection = objectionToDeclaring({ until, reason }, context);
    return objection?.reason ?? null;
  };

  it('wants a day that is not over and a reason', () => {
    expect(reasonOf('2025-06-12', 'Banjir')).toBeNull();
    expect(reasonOf('2025-06-11', 'Banjir')).toBe('dayOver');
    expect(reasonOf('2025-06-12', ' … ')).toBe('reasonMissing');
    expect(reasonOf('2025-06-12', 'Banjir', given.as(given.officer))).toBe('onlyAdminOrChief');
  });

  it('is nothing that time does', () => {
    expect(isRefusal(decide(given.handedIn(), extend(), given.asTime()))).toBe(true);
  });
});
