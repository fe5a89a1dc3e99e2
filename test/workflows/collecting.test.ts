import { describe, expect, it } from 'vitest';
import { countedPieces } from '../../workflows/submission.ts';
import { as, asTime, handedIn, handIn, officer, opened, piece, received, refusalOf, when } from './given.ts';

const friday = '2025-06-13T16:59:59.999Z';
const saturday = '2025-06-14T16:59:59.999Z';

describe('collecting (SOP row 1)', () => {
  it('is due, like the upload, at the end of the day after the activity', () => {
    expect(opened().due).toEqual({ collecting: friday, review: null, publishing: friday });
  });

  it('counts both anew when the day of the activity is corrected', () => {
    const content = { activityDay: '2025-06-13' };
    const { submission } = when(opened(), { type: 'AddContent', content }, as(officer));
    expect(submission.due).toEqual({ collecting: saturday, review: null, publishing: saturday });
  });

  it('cannot be handed in with three of four pieces', () => {
    expect(refusalOf(opened(3), handIn, as(officer)).reason).toBe('incomplete');
  });

  it('cannot be handed in without a narrative, but other content can', () => {
    const without = opened(4, null);
    expect(refusalOf(without, handIn, as(officer)).reason).toBe('incomplete');
    const video = when(without, { type: 'AddContent', content: { kind: 'video' } }, as(officer)).submission;
    expect(when(video, handIn, as(officer)).submission.step).toBe('receiving');
  });

  it('waits for bytes that are not in the archive yet', () => {
    const content = { pieces: [piece(4, { state: 'fetching', sha256: null })] };
    const fetching = when(opened(3), { type: 'AddContent', content }, as(officer)).submission;
    expect(refusalOf(fetching, handIn, as(officer)).reason).toBe('stillFetching');
    const result = { state: 'archived', sha256: 'f'.repeat(64), size: 9 } as const;
    const settled = when(fetching, { type: 'SettlePiece', key: piece(4).key, result }, asTime());
    expect(settled.effects).toContainEqual(expect.objectContaining({ type: 'remind', kind: 'settle' }));
    expect(when(settled.submission, handIn, as(officer)).submission.step).toBe('receiving');
  });

  it('counts the same picture once', () => {
    const content = { pieces: [piece(9, { sha256: piece(1).sha256 })] };
    const { submission } = when(opened(3), { type: 'AddContent', content }, as(officer));
    expect(countedPieces(submission.content)).toHaveLength(3);
    expect(submission.content.pieces.at(-1)?.state).toBe('duplicate');
  });

  it('hands itself in when it was left alone, and reviewers get until the next day', () => {
    const at = '2025-06-12T16:00:00.000Z';
    const { submission, effects } = when(opened(), { type: 'HandIn', how: 'settled', at }, asTime({ now: at }));
    expect(submission).toMatchObject({ step: 'receiving', revision: 1, due: { review: friday, publishing: friday } });
    expect(effects).toContainEqual({ type: 'prompt', to: [2], media: 'all' });
  });

  it('forgets a problem when its field is written right', () => {
    const problem = { field: 'date', why: 'impossible', written: '31/02/2025' } as const;
    const wrong = when(opened(), { type: 'AddContent', content: { problems: [problem] } }, as(officer)).submission;
    expect(wrong.content.problems).toEqual([problem]);
    const right = when(wrong, { type: 'AddContent', content: { activityDay: '2025-06-11' } }, as(officer)).submission;
    expect(right.content.problems).toEqual([]);
  });
});

describe('after the hand-in', () => {
  it('makes a new revision until it is received', () => {
    const { submission } = when(handedIn(), { type: 'AddContent', content: { pieces: [piece(5)] } }, as(officer));
    expect(submission.revision).toBe(2);
  });

  it('changes nothing once it was received, and says so', () => {
    const before = received();
    const { submission, events } = when(before, { type: 'AddContent', content: { caption: 'Lain' } }, as(officer));
    expect(submission.content).toEqual(before.content);
    expect(submission.lateEdits).toBe(1);
    expect(events.map(({ type }) => type)).toEqual(['LateEditIgnored']);
  });

  it('does nothing for an edit that says the same', () => {
    const same = { type: 'AddContent', content: { caption: 'Sosialisasi di SMA 1' } } as const;
    expect(refusalOf(handedIn(), same, as(officer)).reason).toBe('unchanged');
  });
});
