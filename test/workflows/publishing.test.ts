import { describe, expect, it } from 'vitest';
import { hashText } from '../../workflows/hash-text.ts';
import type { Submission } from '../../workflows/submission.ts';
import { accept, admin, as, chief, corrected, decided, officer, opened, published, refusalOf, when } from './given.ts';

const instagram = {
  type: 'RecordLinks',
  links: [{ platform: 'instagram', url: 'https://instagram.com/p/1' }],
} as const;
const skipWebsite = { type: 'SkipPlatform', platform: 'website', reason: 'Situs sedang diperbaiki' } as const;

describe('publishing (SOP row 5)', () => {
  it('is done when every platform has a link or was skipped with a reason', () => {
    const half = when(decided(), instagram, as(admin)).submission;
    expect(half.step).toBe('publishing');
    const { submission, events } = when(half, skipWebsite, as(admin));
    expect(submission.step).toBe('published');
    expect(events.map(({ type }) => type)).toEqual(['PlatformSkipped', 'SubmissionPublished']);
  });

  it('refuses a skip without a reason, and skipping everything', () => {
    expect(refusalOf(decided(), { ...skipWebsite, reason: ' ' }, as(admin)).reason).toBe('reasonMissing');
    const skipped = when(decided(), skipWebsite, as(admin)).submission;
    const all = { type: 'SkipPlatform', platform: 'instagram', reason: 'Tidak perlu' } as const;
    expect(refusalOf(skipped, all, as(admin)).reason).toBe('noLinkAtAll');
  });

  it('puts a wrong link right after the last one published the package', () => {
    const better = {
      type: 'RecordLinks',
      links: [{ platform: 'instagram', url: 'https://instagram.com/p/2' }],
    } as const;
    const { submission } = when(published(), better, as(admin));
    expect(submission.publications.find(({ platform }) => platform === 'instagram')?.url).toBe(
      'https://instagram.com/p/2',
    );
  });

  it('does not record the same link twice', () => {
    const half = when(decided(), instagram, as(admin)).submission;
    expect(refusalOf(half, instagram, as(admin)).reason).toBe('unchanged');
  });
});

describe('an office that chooses other platforms', () => {
  const youtubeToo = as(admin, { platforms: ['youtube'] });

  it('leaves a package that is being uploaded with those that it was asked with', () => {
    const half = when(decided(), instagram, youtubeToo).submission;
    expect(half).toMatchObject({ step: 'publishing', platforms: ['instagram', 'website'] });
    const skipYoutube = { ...skipWebsite, platform: 'youtube' };
    expect(refusalOf(half, skipYoutube, youtubeToo).reason).toBe('unknownPlatform');
    expect(when(half, skipWebsite, youtubeToo).submission.step).toBe('published');
  });

  it('asks with them from the next decision on', () => {
    const accepted = when(corrected(), accept('deciding'), as(chief, { platforms: ['youtube'] })).submission;
    const links = [{ platform: 'youtube', url: 'https://youtu.be/1' }];
    expect(when(accepted, { type: 'RecordLinks', links }, as(admin)).submission.step).toBe('published');
  });

  it('asks with what it uses now where a package of former times does not say', () => {
    const former = { ...decided(), platforms: null } as Submission;
    expect(when(former, { ...instagram }, as(admin, { platforms: ['instagram'] })).submission.step).toBe('published');
  });
});

describe('withdrawing', () => {
  it('takes who handed in or the admin, a reason, and a package that is not published', () => {
    const take = { type: 'Withdraw', reason: 'Kegiatan batal' } as const;
    expect(when(opened(), take, as(officer)).submission.step).toBe('withdrawn');
    const { submission, events } = when(decided(), take, as(admin));
    expect(submission.step).toBe('withdrawn');
    expect(events).toMatchObject([{ type: 'SubmissionWithdrawn', payload: { reason: hashText('Kegiatan batal') } }]);
    expect(refusalOf(opened(), { ...take, reason: '' }, as(officer)).reason).toBe('reasonMissing');
    expect(refusalOf(published(), take, as(admin)).reason).toBe('ended');
  });
});
