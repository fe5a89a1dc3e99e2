import type { Submission } from './submission.ts';

/** Where an office may upload; `bot/read-links.ts` knows the hosts of each. */
export const knownPlatforms: readonly string[] = ['instagram', 'facebook', 'x', 'tiktok', 'youtube', 'website'];

/**
 * Where a package is to be uploaded: what was asked for when it came to be uploaded, whatever the office chose since.
 * `ofOffice`: what the office uses now.
 */
export function platformsOf(submission: Submission, ofOffice: readonly string[]): readonly string[] {
  const isAsked = submission.step === 'publishing' || submission.step === 'published';
  return (isAsked ? submission.platforms : null) ?? ofOffice;
}
