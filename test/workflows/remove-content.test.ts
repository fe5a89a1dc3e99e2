import { describe, expect, it } from 'vitest';
import type { Submission } from '../../workflows/submission.ts';
import { countedPieces } from '../../workflows/submission.ts';
import * as given from './given.ts';
import { as, asTime, officer, piece, refusalOf, when } from './given.ts';

const keyOf = (number: number) => piece(number).key;
const remove = (number: number) => ({ type: 'RemoveContent', message: keyOf(number) }) as const;
const said = (number: number, content: { caption?: string; narrative?: string }) =>
  ({ type: 'AddContent', content, message: keyOf(number) }) as const;
const types = (items: readonly { type: string }[]) => items.map(({ type }) => type);

/** Message 1 brought a piece and the caption, message 9 the narrative. */
function withSources(): Submission {
  const captioned = when(given.opened(), said(1, { caption: 'Caption pertama' }), as(officer)).submission;
  return when(captioned, said(9, { narrative: 'Narasi dari pesan lain.' }), as(officer)).submission;
}

describe('a message that was deleted, while collecting', () => {
  it('takes its piece and its text along, and the package waits no more', () => {
    const { submission, effects, events } = when(withSources(), remove(1), as(officer));
    expect(submission.content).toMatchObject({ caption: null, narrative: 'Narasi dari pesan lain.' });
    expect(countedPieces(submission.content)).toHaveLength(3);
    expect(types(effects)).toEqual(['redrawCard', 'cancelReminder']);
    expect(events[0]).toMatchObject({
      type: 'ContentRemoved',
      payload: { message: keyOf(1), caption: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('leaves a text that was said anew elsewhere', () => {
    const anew = when(withSources(), said(8, { caption: 'Caption kedua' }), as(officer)).submission;
    const { content } = when(anew, remove(1), as(officer)).submission;
    expect(content.caption).toBe('Caption kedua');
  });

  it('is found once: the second time nothing is left of it', () => {
    const gone = when(withSources(), remove(9), as(officer)).submission;
    expect(gone.content.narrative).toBeNull();
    expect(refusalOf(gone, remove(9), as(officer)).reason).toBe('unchanged');
    expect(refusalOf(gone, remove(77), as(officer)).reason).toBe('unchanged');
  });

  it('is for the team only', () => {
    expect(refusalOf(withSources(), remove(1), as(given.stranger)).reason).toBe('notInTeam');
  });

  it('makes room for the same picture, sent again', () => {
    const gone = when(withSources(), remove(2), as(officer)).submission;
    const again = piece(12, { sha256: piece(2).sha256 });
    const { content } = when(gone, { type: 'AddContent', content: { pieces: [again] } }, as(officer)).submission;
    expect(countedPieces(content)).toHaveLength(4);
  });

  it('counts the copy of a picture whose first one went', () => {
    const copy = { pieces: [piece(5, { sha256: piece(1).sha256 })] };
    const doubled = when(withSources(), { type: 'AddContent', content: copy }, as(officer)).submission;
    const { content } = when(doubled, remove(1), as(officer)).submission;
    expect(countedPieces(content).map(({ key }) => key)).toEqual([2, 3, 4, 5].map(keyOf));
  });

  it('stays deleted when its bytes come afterwards; the archive keeps them', () => {
    const coming = { pieces: [piece(5, { state: 'fetching', sha256: null })] };
    const fetching = when(withSources(), { type: 'AddContent', content: coming }, as(officer)).submission;
    const gone = when(fetching, remove(5), as(officer)).submission;
    const result = { state: 'archived', sha256: 'f'.repeat(64), size: 9 } as const;
    const { content } = when(gone, { type: 'SettlePiece', key: keyOf(5), result }, asTime()).submission;
    expect(content.pieces.at(-1)).toMatchObject({ state: 'removed', sha256: result.sha256 });
    expect(countedPieces(content)).toHaveLength(4);
  });

  it('with which nothing is left ends a package that was never handed in', () => {
    const alone = when(given.opened(1, null), said(1, { caption: 'Lelucon' }), as(officer)).submission;
    const { submission, events, effects } = when(alone, remove(1), as(officer));
    expect(submission).toMatchObject({ step: 'withdrawn', reason: null });
    expect(types(events)).toEqual(['ContentRemoved', 'SubmissionDiscarded']);
    expect(types(effects)).toEqual(['removeCard', 'cancelReminder', 'cancelReminder']);
  });
});

describe('a message that was deleted after the hand-in', () => {
  const handedIn = () => when(withSources(), given.handIn, as(officer)).submission;

  it('makes a new revision without it, and the prompts follow', () => {
    const { submission, effects } = when(handedIn(), remove(2), as(officer));
    expect(submission).toMatchObject({ step: 'receiving', revision: 2 });
    expect(countedPieces(submission.content)).toHaveLength(3);
    expect(effects).toContainEqual({ type: 'prompt', to: [given.admin], media: [] });
    expect(types(effects)).toContain('refreshPrompts');
  });

  it('makes none when it did not count', () => {
    const copy = { pieces: [piece(5, { sha256: piece(1).sha256 })] };
    const doubled = when(handedIn(), { type: 'AddContent', content: copy }, as(officer)).submission;
    const { submission, effects } = when(doubled, remove(5), as(officer));
    expect(submission.revision).toBe(1);
    expect(types(effects)).toEqual(['redrawCard']);
  });

  it('adds nobody to the team: who deletes adds nothing', () => {
    const moderator = { ...as(given.admin), actor: { kind: 'person', person: given.admin, roles: [], inTeam: true } };
    const { submission } = when(handedIn(), remove(2), moderator as ReturnType<typeof as>);
    expect(submission.team).toEqual([officer]);
  });

  it('changes nothing once it was received, and says so', () => {
    const before = when(handedIn(), given.accept('receiving'), as(given.admin)).submission;
    const { submission, events } = when(before, remove(1), as(officer));
    expect(submission.content).toEqual(before.content);
    expect([submission.revision, submission.lateEdits]).toEqual([1, 1]);
    expect(types(events)).toEqual(['LateRemovalIgnored']);
  });

  it('leaves what Wakil corrected, when the package comes back', () => {
    const received = when(handedIn(), given.accept('receiving'), as(given.admin)).submission;
    const correction = { field: 'caption', text: 'Caption Wakil' } as const;
    const fix = { type: 'CorrectContent', step: 'correcting', revision: 1, correction } as const;
    const corrected = when(received, fix, as(given.deputy)).submission;
    const back = when(corrected, given.reject('correcting', 2), as(given.deputy)).submission;
    const { content } = when(back, remove(1), as(officer)).submission;
    expect(content.caption).toBe('Caption Wakil');
    expect(countedPieces(content)).toHaveLength(3);
  });
});
