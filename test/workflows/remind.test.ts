import { describe, expect, it } from 'vitest';
import type { Submission } from '../../workflows/submission.ts';
import * as given from './given.ts';

/** Handed in on Thursday, 12 June: steps 2 to 5 are due at the end of Friday. */
const at = (local: string) => new Date(`2025-06-${local}:00+07:00`).toISOString();

/** What follows when the reminder set for `scheduled` is handled at `now`. */
function remindedAt(
  submission: Submission,
  scheduled: string,
  now = scheduled,
  more: Parameters<typeof given.asTime>[0] = {},
) {
  const step = submission.step as 'receiving';
  const decision = given.when(
    submission,
    { type: 'ReminderDue', step, dueAt: at(scheduled) },
    given.asTime({ now: at(now), ...more }),
  );
  const told = decision.effects.flatMap((effect) => {
    if (effect.type === 'remindPeople')
      return [`${effect.news.type}${effect.news.type === 'step' && effect.news.escalated ? ' up' : ''}: ${effect.to}`];
    return effect.type === 'remindTeam' ? ['team'] : [];
  });
  const next = decision.effects.findLast((effect) => effect.type === 'remind');
  return { told, next: next?.type === 'remind' ? next.at : null, events: decision.events };
}

describe('a rung of the ladder', () => {
  it('on the due day is for the holder', () => {
    expect(remindedAt(given.handedIn(), '13T08:00').told).toEqual([`step: ${given.admin}`]);
    expect(remindedAt(given.opened(), '13T08:00').told).toEqual(['team']);
  });

  it('on the first overdue morning too', () => {
    expect(remindedAt(given.received(), '14T08:00').told).toEqual([`step: ${given.deputy}`]);
  });

  it('from the second overdue morning on is for the role above as well', () => {
    const { admin, deputy, chief } = given;
    const second = (submission: Submission) => remindedAt(submission, '15T08:00').told;
    expect(second(given.opened())).toEqual(['team', `step up: ${admin}`]);
    expect(second(given.handedIn())).toEqual([`step: ${admin}`, `step up: ${deputy}`]);
    expect(second(given.received())).toEqual([`step: ${deputy}`, `step up: ${chief}`]);
    expect(second(given.corrected())).toEqual([`step: ${chief}`, `step up: ${admin}`]);
    expect(second(given.decided())).toEqual([`step: ${admin}`, `step up: ${deputy}`]);
    expect(remindedAt(given.received(), '19T08:00').told).toEqual([`step: ${deputy}`, `step up: ${chief}`]);
  });

  it('tells nobody twice who holds both roles', () => {
    const holders = { admin: [given.admin], deputyEditor: [given.deputy], chiefEditor: [given.deputy], fieldTeam: [] };
    expect(remindedAt(given.received(), '15T08:00', '15T08:00', { holders }).told).toEqual([`step: ${given.deputy}`]);
  });

  it('goes up where nobody may act on the step, and logs nothing while nobody hears', () => {
    const holders = { admin: [given.admin], deputyEditor: [], chiefEditor: [given.chief], fieldTeam: [] };
    const first = remindedAt(given.received(), '14T08:00', '14T08:00', { holders });
    expect([first.told, first.events]).toEqual([[], []]);
    expect(remindedAt(given.received(), '15T08:00', '15T08:00', { holders }).told).toEqual([`step up: ${given.chief}`]);
  });
});

describe('a reminder', () => {
  it('is one event that says when it was due, whether it is late, and who heard', () => {
    const { events } = remindedAt(given.handedIn(), '13T08:00');
    expect(events).toEqual([
      expect.objectContaining({
        type: 'ReminderSent',
        actor: 'system',
        payload: {
          step: 'receiving',
          dueAt: '2025-06-13T16:59:59.999Z',
          scheduledAt: at('13T08:00'),
          late: false,
          escalated: false,
          to: [given.admin],
        },
      }),
    ]);
  });

  it('comes once, late and as the last rung that was missed, after a time out of work', () => {
    const { told, events, next } = remindedAt(given.handedIn(), '13T08:00', '15T09:00');
    expect(told).toEqual([`step: ${given.admin}`, `step up: ${given.deputy}`, `uploadLate: ${given.admin}`]);
    expect(events.map(({ type, payload }) => [type, payload.late])).toEqual([
      ['ReminderSent', true],
      ['UploadDeadlinePassed', undefined],
    ]);
    expect(next).toBe(at('16T08:00'));
  });

  it('says nothing where the deadline was moved meanwhile, and waits for the new one', () => {
    const submission = given.handedIn();
    const later = '2025-06-18T16:59:59.999Z';
    const moved = { ...submission, due: { ...submission.due, review: later, publishing: later } } as Submission;
    expect(remindedAt(moved, '13T08:00')).toEqual({ told: [], events: [], next: at('18T08:00') });
  });

  it('warns admin when the day of the upload ends, whoever has the move', () => {
    const { told, events } = remindedAt(given.corrected(), '14T06:00');
    expect(told).toEqual([`uploadLate: ${given.admin}`]);
    expect(events.map(({ type }) => type)).toEqual(['UploadDeadlinePassed']);
  });

  it('does not come for another step than the open one, nor after the end', () => {
    const due = { type: 'ReminderDue', step: 'receiving', dueAt: given.fridayMorning } as const;
    const now = given.asTime({ now: given.fridayMorning });
    for (const over of [given.received(), given.published(), given.withdrawn()])
      expect(given.refusalOf(over, due, now).reason).toBe('nothingToDo');
  });
});
