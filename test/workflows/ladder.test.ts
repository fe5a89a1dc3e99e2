import { describe, expect, it } from 'vitest';
import { momentsBetween, nextMoment, type OfficeTimes, type Watched } from '../../workflows/ladder.ts';

/** A step due on Friday, 13 June 2025, in Jakarta (UTC+7); its upload is due the same day unless a test says otherwise. */
const due = '2025-06-13T16:59:59.999Z';
const watched: Watched = { due, uploadDue: due };
const times: OfficeTimes = { zone: 'Asia/Jakarta', times: [480, 960, 1200], quiet: { from: 1260, to: 360 } };

const at = (local: string) => new Date(`2025-06-${local}:00+07:00`).toISOString();
const local = (instant: string) => new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(8, 16);

/** Every moment from one time to another, as `13T08:00 dueDay`. */
function climb(from: string, until: string, more: Partial<OfficeTimes> = {}, package_ = watched): string[] {
  const moments = momentsBetween(package_, at(from), at(until), { ...times, ...more });
  return moments.map((moment) => `${local(moment.at)} ${moment.rung?.name ?? 'upload'}`);
}

describe('the ladder', () => {
  it('has each of the times on the due day, then the first of them each morning, the role above from the second on', () => {
    expect(climb('12T00:00', '17T00:00')).toEqual([
      '13T08:00 dueDay',
      '13T16:00 dueDay',
      '13T20:00 dueDay',
      '14T06:00 upload',
      '14T08:00 overdue',
      '15T08:00 escalated',
      '16T08:00 escalated',
    ]);
  });

  it('moves with a deadline that was moved', () => {
    const moved = { due: '2025-06-20T16:59:59.999Z', uploadDue: '2025-06-20T16:59:59.999Z' };
    expect(climb('12T00:00', '20T08:00', {}, moved)).toEqual(['20T08:00 dueDay']);
  });

  it('tells of the upload when its own day ends, though reviewers have until the next', () => {
    const lateHandIn = { due: '2025-06-14T16:59:59.999Z', uploadDue: due };
    expect(climb('13T00:00', '14T08:00', {}, lateHandIn)).toEqual(['14T06:00 upload', '14T08:00 dueDay']);
  });

  it('is silent in quiet hours: what falls into them comes at their end', () => {
    expect(climb('12T00:00', '15T00:00', { times: [300, 960, 1350] })).toEqual([
      '13T06:00 dueDay',
      '13T16:00 dueDay',
      '14T06:00 dueDay',
      '14T06:00 overdue',
      '14T06:00 upload',
    ]);
    expect(climb('13T00:00', '14T07:00', { times: [720], quiet: { from: 660, to: 780 } })).toEqual([
      '13T13:00 dueDay',
      '14T00:00 upload',
    ]);
  });

  it('is never quiet where quiet hours begin and end together', () => {
    expect(climb('13T21:00', '14T07:00', { times: [1350], quiet: { from: 0, to: 0 } })).toEqual([
      '13T22:30 dueDay',
      '14T00:00 upload',
    ]);
  });
});

describe('the next moment', () => {
  const next = (now: string, more: Partial<OfficeTimes> = {}, package_ = watched) =>
    local(nextMoment(package_, at(now), { ...times, ...more }));

  it('is the first that is still to come', () => {
    expect(next('10T10:00')).toBe('13T08:00');
    expect(next('13T08:00')).toBe('13T16:00');
    expect(next('13T20:00')).toBe('14T06:00');
    expect(next('14T06:00')).toBe('14T08:00');
    expect(next('14T08:00')).toBe('15T08:00');
    expect(next('29T08:00')).toBe('30T08:00');
  });

  it('is the one that quiet hours moved over midnight, also after midnight', () => {
    expect(next('14T00:30', { times: [1350] }, { due, uploadDue: '2025-06-12T16:59:59.999Z' })).toBe('14T06:00');
  });
});
