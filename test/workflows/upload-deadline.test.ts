import { describe, expect, it } from 'vitest';
import type { Submission } from '../../workflows/submission.ts';
import { uploadDanger } from '../../workflows/upload-deadline.ts';
import * as given from './given.ts';

/** The activity is on Thursday, 12 June: the upload is due at the end of Friday. */
const friday = '2025-06-13T03:00:00.000Z';
const saturday = '2025-06-14T03:00:00.000Z';

const handedInAt = (at: string): Submission =>
  given.when(given.opened(), { ...given.handIn, at }, given.as(given.officer, { now: at })).submission;

describe('the upload is in danger', () => {
  it('when a package is handed in on H+1: reviewers have longer than the upload', () => {
    const submission = handedInAt(friday);
    expect(uploadDanger(submission)).toBe('first');
    expect(submission.due).toMatchObject({
      review: '2025-06-14T16:59:59.999Z',
      publishing: '2025-06-13T16:59:59.999Z',
    });
  });

  it('when it comes back from step 4 or to the team on H+1', () => {
    const back = given.when(given.corrected(), given.reject('deciding'), given.as(given.chief, { now: friday }));
    expect(uploadDanger(back.submission)).toBe('first');
    const returned = given.when(given.handedIn(), given.reject('receiving'), given.as(given.admin, { now: friday }));
    expect(uploadDanger(returned.submission)).toBe('first');
  });

  it('and lost when the package comes only after H+1', () => {
    expect(uploadDanger(handedInAt(saturday))).toBe('passed');
  });

  it('and not when it was handed in on the day of the activity, nor after the end', () => {
    for (const submission of [given.opened(), given.handedIn(), given.decided(), given.published(), given.withdrawn()])
      expect(uploadDanger(submission)).toBeNull();
  });
});
