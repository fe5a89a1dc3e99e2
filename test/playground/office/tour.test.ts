import { describe, expect, it } from 'vitest';
import { type TourStep, tourOf } from '../../../playground/office/tour.ts';
import type { Submission } from '../../../workflows/submission.ts';
import {
  accept,
  admin,
  as,
  chief,
  corrected,
  decided,
  deputy,
  handedIn,
  opened,
  published,
  received,
  reject,
  when,
} from '../../workflows/given.ts';

function tour(practice?: Submission, wasReminded = false): TourStep[] {
  return tourOf({ practice, wasReminded });
}

function states(steps: readonly TourStep[]): string {
  return steps.map(({ state }) => ({ done: '✓', skipped: '–', now: '→', ahead: '·' })[state]).join('');
}

describe('the lesson stands where the package stands', () => {
  it.each([
    ['before anything', undefined, '→·······'],
    ['with a photo or two', opened(2), '→·······'],
    ['with four photos and a caption', opened(4, null), '✓→······'],
    ['handed in', handedIn(), '✓✓→·····'],
    ['received', received(), '✓✓✓→····'],
    ['corrected', corrected(), '✓✓✓✓→···'],
    ['decided without Tolak', decided(), '✓✓✓✓–✓→·'],
    ['published', published(), '✓✓✓✓–✓–✓'],
  ])('%s', (_, practice, expected) => {
    expect(states(tour(practice))).toBe(expected);
  });

  it('counts Tolak as the step that it is, and then asks for both again', () => {
    const rejected = when(corrected(), reject('deciding'), as(chief)).submission;
    expect(states(tour(rejected))).toBe('✓✓✓✓✓→··');
    const again = when(rejected, accept('correcting'), as(deputy)).submission;
    expect(tour(again)[5]).toMatchObject({ state: 'now', phone: 'yulia' });
  });

  it('is through with the clock when a reminder came', () => {
    expect(states(tour(decided(), true))).toBe('✓✓✓✓–✓✓→');
  });

  it('shows the way back when a package was handed back', () => {
    const returned = when(handedIn(), reject('receiving'), as(admin)).submission;
    const [, , step] = tour(returned);
    expect(step).toMatchObject({ state: 'now', phone: 'budi' });
    expect(step?.now).toContain('Serahkan lagi');
  });
});
