import { describe, expect, it } from 'vitest';
import type { Context } from '../../workflows/decide.ts';
import * as given from './given.ts';
import {
  accept,
  admin,
  as,
  chief,
  corrected,
  deputy,
  handedIn,
  handIn,
  officer,
  received,
  refusalOf,
  reject,
  when,
} from './given.ts';

/** Somebody who holds more than one role. */
function asBoth(person: number, roles: ('deputyEditor' | 'chiefEditor' | 'admin')[]): Context {
  return { ...as(person), actor: { kind: 'person', person, roles, inTeam: false } };
}

describe('who may decide', () => {
  it('is only a holder of the role of the step', () => {
    expect(refusalOf(handedIn(), accept('receiving'), as(chief)).reason).toBe('notYourRole');
    expect(when(handedIn(), accept('receiving'), as(admin)).submission.step).toBe('correcting');
  });

  it('is not, at steps 3 and 4, who handed it in', () => {
    expect(refusalOf(received(), accept('correcting'), asBoth(officer, ['deputyEditor'])).reason).toBe('ownWork');
    expect(when(handedIn(), accept('receiving'), asBoth(officer, ['admin'])).submission.step).toBe('correcting');
  });

  it('is not at 4 who decided 3 of the same hand-in', () => {
    const both = asBoth(deputy, ['deputyEditor', 'chiefEditor']);
    expect(refusalOf(corrected(), accept('deciding'), both).reason).toBe('decidedOtherStep');
  });

  it('may be the same person in the next hand-in', () => {
    const both = asBoth(deputy, ['deputyEditor', 'chiefEditor']);
    const returned = when(received(), reject('correcting'), as(deputy)).submission;
    const again = when(when(returned, handIn, as(officer)).submission, accept('receiving'), as(admin)).submission;
    const decidedByOther = when(
      again,
      accept('correcting'),
      as(7, { actor: { kind: 'person', person: 7, roles: ['deputyEditor'], inTeam: false } }),
    );
    expect(when(decidedByOther.submission, accept('deciding'), both).submission.step).toBe('publishing');
  });

  it('makes the admins hear of it where nobody is left', () => {
    const holders = { admin: [admin], deputyEditor: [], chiefEditor: [chief], fieldTeam: [officer] };
    const { effects } = when(handedIn(), accept('receiving'), as(admin, { holders }));
    expect(effects).toContainEqual({
      type: 'tellAdmins',
      news: { type: 'nobodyHolds', role: 'deputyEditor', step: 'correcting', because: 'vacant' },
    });
  });
});

describe('Terima in words', () => {
  it('records the note that came with it, as its written response', () => {
    const { submission, events } = when(handedIn(), { ...accept('receiving'), response: ' Lengkap. ' }, as(admin));
    expect(submission.finished.at(-1)).toMatchObject({ outcome: 'accepted', response: 'Lengkap.' });
    expect(events[0]?.payload.response).not.toBeNull();
  });

  it('records nothing where there is none', () => {
    const { submission, events } = when(handedIn(), { ...accept('receiving'), response: ' ' }, as(admin));
    expect(submission.finished.at(-1)?.response).toBeNull();
    expect(events[0]?.payload.response).toBeNull();
  });
});

describe('Tolak', () => {
  it.each(['', '   ', '...', '👍'])('needs a written response: %j is none', (response) => {
    expect(refusalOf(handedIn(), { ...reject('receiving'), response }, as(admin)).reason).toBe('responseMissing');
  });

  it('at 2 hands back to the team, due again at the end of the next day', () => {
    const now = '2025-06-13T10:00:00.000Z';
    const { submission } = when(handedIn(), reject('receiving'), as(admin, { now }));
    expect(submission).toMatchObject({ step: 'collecting', returned: { response: 'Foto kurang jelas.' } });
    expect(submission.due).toEqual({
      collecting: '2025-06-14T16:59:59.999Z',
      review: null,
      publishing: '2025-06-13T16:59:59.999Z',
    });
  });

  it('at 4 starts 3 and 4 anew, and the upload keeps its day', () => {
    const now = '2025-06-13T10:00:00.000Z';
    const { submission } = when(corrected(), reject('deciding'), as(chief, { now }));
    expect(submission.step).toBe('correcting');
    expect(submission.due).toMatchObject({
      review: '2025-06-14T16:59:59.999Z',
      publishing: '2025-06-13T16:59:59.999Z',
    });
  });

  it('lets the team hand in again only by the button', () => {
    const returned = when(handedIn(), reject('receiving'), as(admin)).submission;
    const settled = { type: 'HandIn', how: 'settled', at: given.thursday } as const;
    expect(refusalOf(returned, settled, given.asTime()).reason).toBe('handInByButton');
    expect(when(returned, handIn, as(officer)).submission).toMatchObject({
      step: 'receiving',
      handIns: 2,
      revision: 1,
    });
  });

  it('numbers a new revision when the content changed meanwhile', () => {
    const returned = when(handedIn(), reject('receiving'), as(admin)).submission;
    const better = when(returned, { type: 'AddContent', content: { caption: 'Baru' } }, as(officer)).submission;
    expect(when(better, handIn, as(officer)).submission.revision).toBe(2);
  });
});

describe('Terima', () => {
  it('refuses an older revision and names the newer one', () => {
    const revised = when(handedIn(), { type: 'AddContent', content: { caption: 'Baru' } }, as(officer)).submission;
    expect(refusalOf(revised, accept('receiving', 1), as(admin))).toMatchObject({
      reason: 'outdatedRevision',
      revision: 2,
    });
  });

  it('tells who decided when somebody else was faster', () => {
    expect(refusalOf(received(), accept('receiving'), as(admin))).toMatchObject({ reason: 'stepOver', by: admin });
  });

  it('is no answer to a prompt that was decided before the same revision came back', () => {
    const rejectedAt = '2025-06-13T02:00:00.000Z';
    const back = when(corrected(), reject('deciding'), as(chief, { now: rejectedAt })).submission;
    const again = when(back, accept('correcting'), as(deputy)).submission;
    const answerTo = (shownAt: string) => ({ ...accept('deciding'), shownAt });
    expect(refusalOf(again, answerTo('2025-06-13T01:00:00.000Z'), as(chief))).toMatchObject({
      reason: 'stepOver',
      outcome: 'rejected',
    });
    expect(when(again, answerTo('2025-06-13T03:00:00.000Z'), as(chief)).submission.step).toBe('publishing');
  });

  it('takes a response afterwards, once, from who decided', () => {
    const add = { type: 'AddResponse', index: 1, response: 'Lengkap.' } as const;
    expect(refusalOf(received(), add, as(deputy)).reason).toBe('notYourDecision');
    const { submission } = when(received(), add, as(admin));
    expect(submission.finished[1]?.response).toBe('Lengkap.');
    expect(refusalOf(submission, add, as(admin)).reason).toBe('unchanged');
  });
});

describe('Koreksi', () => {
  const correct = (text: string) =>
    ({ type: 'CorrectContent', step: 'correcting', revision: 1, correction: { field: 'caption', text } }) as const;

  it('never accepts: a prompt of the new revision follows', () => {
    const { submission, effects } = when(received(), correct('Lebih singkat'), as(deputy));
    expect(submission).toMatchObject({ step: 'correcting', revision: 2, content: { caption: 'Lebih singkat' } });
    expect(effects).toContainEqual({ type: 'prompt', to: [deputy], media: 'none' });
  });

  it('does not make the corrector a member of the team', () => {
    const { submission } = when(received(), correct('Lebih singkat'), as(deputy));
    expect(when(submission, accept('correcting', 2), as(deputy)).submission.step).toBe('deciding');
  });

  it('shows what changed to who decides next and to the team', () => {
    const { submission } = when(received(), correct('Lebih singkat'), as(deputy));
    const { effects } = when(submission, accept('correcting', 2), as(deputy));
    expect(effects).toContainEqual({ type: 'showCorrections', to: [chief], fromRevision: 1, toRevision: 2 });
  });

  it('is not what the team changed before it was received', () => {
    const added = when(handedIn(), { type: 'AddContent', content: { caption: 'Dari tim' } }, as(officer)).submission;
    const taken = when(added, accept('receiving', 2), as(admin)).submission;
    expect(when(taken, accept('correcting', 2), as(deputy)).effects.map(({ type }) => type)).not.toContain(
      'showCorrections',
    );
    const fixed = when(taken, { ...correct('Lebih singkat'), revision: 2 }, as(deputy)).submission;
    const { effects } = when(fixed, accept('correcting', 3), as(deputy));
    expect(effects).toContainEqual({ type: 'showCorrections', to: [chief], fromRevision: 2, toRevision: 3 });
  });

  it('is shown once: not again when Pimpinan sent it back and nothing else was corrected', () => {
    const fixed = when(received(), correct('Lebih singkat'), as(deputy)).submission;
    const passedOn = when(fixed, accept('correcting', 2), as(deputy)).submission;
    const back = when(passedOn, { ...reject('deciding'), revision: 2 }, as(chief)).submission;
    expect(when(back, accept('correcting', 2), as(deputy)).effects.map(({ type }) => type)).not.toContain(
      'showCorrections',
    );
  });

  it('refuses a caption over 2,200 characters with its count', () => {
    expect(refusalOf(received(), correct('a'.repeat(2201)), as(deputy))).toMatchObject({
      reason: 'captionTooLong',
      length: 2201,
    });
    expect(when(received(), correct('a'.repeat(2200)), as(deputy)).submission.revision).toBe(2);
  });

  it('leaves out single pieces, but not all of them', () => {
    const keys = received().content.pieces.map(({ key }) => key);
    const media = (leaveOut: string[]) =>
      ({ type: 'CorrectContent', step: 'correcting', revision: 1, correction: { field: 'media', leaveOut } }) as const;
    expect(refusalOf(received(), media(keys), as(deputy)).reason).toBe('nothingLeft');
    const { submission } = when(received(), media(keys.slice(1)), as(deputy));
    expect(submission.content.pieces.map(({ leftOut }) => leftOut)).toEqual([false, true, true, true]);
  });
});
