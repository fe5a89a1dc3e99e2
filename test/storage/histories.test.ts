import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubmissionCommand } from '../../workflows/command.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand, toWrites } from '../../workflows/run-command.ts';
import { collect, openTestStore, type TestStore } from '../support/open-test-store.ts';
import { accept, admin, as, chief, deputy, handIn, officer, opened, reject, stranger } from '../workflows/given.ts';

/** The procedure as a clerk would tell it: where the package is, and how many events were logged. */
interface Model {
  step: 'collecting' | 'receiving' | 'correcting' | 'deciding' | 'publishing' | 'published' | 'withdrawn';
  revision: number;
  events: number;
}

type Word = 'handIn' | 'accept' | 'reject' | 'link' | 'withdraw';

interface Deed {
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
function modelled({ step, revision, events }: Model, deed: Deed): Model | null {
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

const links = [
  { platform: 'instagram', url: 'https://instagram.com/p/1' },
  { platform: 'website', url: 'https://kab.kpu.go.id/1' },
];

function commandOf({ word, step, revision }: Deed): SubmissionCommand {
  if (word === 'handIn') return handIn;
  if (word === 'accept') return accept(step, revision);
  if (word === 'reject') return reject(step, revision);
  return word === 'link' ? { type: 'RecordLinks', links } : { type: 'Withdraw', reason: 'Batal' };
}

/** The real procedure on the real store; says whether the deed was done. */
function perform({ store }: TestStore, id: number, deed: Deed): Promise<boolean> {
  return store.transact(async (tx) => {
    const decided = await runCommand(tx, id, commandOf(deed), as(deed.who));
    if (isRefusal(decided)) return false;
    await tx.apply(toWrites(decided));
    return true;
  });
}

const deeds = fc.array(
  fc.record({
    who: fc.constantFrom(officer, admin, deputy, chief, stranger),
    // Weighted so that many a package gets to its end, and each kind of end is seen.
    word: fc.oneof(
      { weight: 60, arbitrary: fc.constant<Word>('accept') },
      { weight: 8, arbitrary: fc.constant<Word>('reject') },
      { weight: 15, arbitrary: fc.constantFrom<Word>('handIn', 'link') },
      { weight: 1, arbitrary: fc.constant<Word>('withdraw') },
    ),
    step: fc.constantFrom('receiving' as const, 'correcting' as const, 'deciding' as const),
    revision: fc.constantFrom(1, 1, 1, 0, 2),
  }),
  { minLength: 200, maxLength: 200 },
);

let storage: TestStore;
beforeEach(async () => {
  storage = await openTestStore();
});
afterEach(() => storage.close());

/** A package that is complete and not handed in; its pieces are its own. */
async function open(id: number): Promise<string> {
  const code = `K-${String(id).padStart(4, '0')}`;
  const first = opened();
  const pieces = first.content.pieces.map((piece) => ({ ...piece, key: `telegram:-${id}:${piece.fileRef}` }));
  const after = { ...first, id, code, content: { ...first.content, pieces } };
  await storage.write({ type: 'saveSubmission', before: null, after });
  return code;
}

test('any history of deeds by anybody ends where the procedure says, each step logged once', async () => {
  const reached = new Set<string>();
  let id = 0;
  const followsModel = async (history: Deed[]) => {
    id += 1;
    const code = await open(id);
    let model: Model = { step: 'collecting', revision: 0, events: 0 };
    for (const deed of history) {
      const next = modelled(model, deed);
      expect(await perform(storage, id, deed), JSON.stringify({ model, deed })).toBe(next !== null);
      model = next ?? model;
      reached.add(model.step);
    }
    const { step, revision, events } = model;
    expect(await storage.store.reads.submission(id)).toMatchObject({ step, revision });
    expect((await collect(storage.events())).filter(({ submission }) => submission === code)).toHaveLength(events);
  };

  await fc.assert(fc.asyncProperty(deeds, followsModel), { seed: 2025, numRuns: 25 });

  const steps = ['collecting', 'correcting', 'deciding', 'published', 'publishing', 'receiving', 'withdrawn'];
  expect([...reached].sort()).toEqual(steps);
  expect(await storage.verify()).toMatchObject({ ok: true });
}, 20_000);
