import fc from 'fast-check';
import { admin, chief, deputy, officer, stranger } from '../workflows/given.ts';

/** The procedure as a clerk would tell it: where the package is, and how many events were logged. */
export interface Model {
  step: 'collecting' | 'receiving' | 'correcting' | 'deciding' | 'publishing' | 'published' | 'withdrawn';
  revision: number;
  events: number;
}

type Word = 'handIn' | 'accept' | 'reject' | 'link' | 'withdraw';

export interface Deed {
  who: number;
  word: Word;
  /** The step and the revision that the button was made for; it may be an old one. */
  step: 'receiving' | 'correcting' | 'deciding';
  revision: number;
}

const holder = { receiving: admin, correcting: deputy, deciding: chief };
const afterAccept = { receiving: 'correcting', correcting: 'deciding', deciding: 'publishing' } as const;
const afterReject = { receiving: 'collecting', correcting: 'collecting', deciding: 'correcting' } as const;

/** What has to follow; null where the deed is not theirs or has no place now. */
export function modelled({ step, revision, events }: Model, deed: Deed): Model | null {
  const { who, word } = deed;
  const isTheirs = step === deed.step && who === holder[deed.step] && revision === deed.revision;
  const isOver = step === 'published' || step === 'withdrawn';
  const to = (next: Model['step'], newRevision = revision) => ({
    step: next,
    revision: newRevision,
    events: events + 1,
  });
  if (word === 'handIn') return step === 'collecting' && who === officer ? to('receiving', 1) : null;
  if (word === 'accept') return isTheirs ? to(afterAccept[deed.step]) : null;
  if (word === 'reject') return isTheirs ? to(afterReject[deed.step]) : null;
  // Each of the two links is logged, and that with them it is published.
  const published = { ...to('published'), events: events + 3 };
  if (word === 'link') return step === 'publishing' && who === admin ? published : null;
  return !isOver && (who === officer || who === admin) ? to('withdrawn') : null;
}

/** What is waited for: the deed of whoever is to act now. Whether they accept is in the word. */
export function nextDeed({ step, revision }: Model, { word }: Deed): Deed | null {
  if (step === 'published' || step === 'withdrawn') return null;
  if (step === 'collecting') return { who: officer, word: 'handIn', step: 'receiving', revision };
  if (step === 'publishing') return { who: admin, word: 'link', step: 'deciding', revision };
  return { who: holder[step], word: word === 'accept' ? 'accept' : 'reject', step, revision };
}

/** What anybody may try. Weighted so that many a package gets to its end, and each kind of end is seen. */
export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  who: fc.constantFrom(officer, admin, deputy, chief, stranger),
  word: fc.oneof(
    { weight: 60, arbitrary: fc.constant<Word>('accept') },
    { weight: 8, arbitrary: fc.constant<Word>('reject') },
    { weight: 15, arbitrary: fc.constantFrom<Word>('handIn', 'link') },
    { weight: 1, arbitrary: fc.constant<Word>('withdraw') },
  ),
  step: fc.constantFrom('receiving' as const, 'correcting' as const, 'deciding' as const),
  revision: fc.constantFrom(1, 1, 1, 0, 2),
});
