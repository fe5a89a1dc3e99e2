import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubmissionCommand } from '../../workflows/command.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand, toWrites } from '../../workflows/run-command.ts';
import { collect, openTestStore, type TestStore } from '../support/open-test-store.ts';
import { anyDeed, type Deed, type Model, modelled } from '../support/procedure-model.ts';
import { accept, as, handIn, opened, reject } from '../workflows/given.ts';

const links = [
  { platform: 'instagram', url: 'https://instagram.com/p/1' },
  { platform: 'website', url: 'https://kab.kpu.go.id/1' },
];

const histories = fc.array(anyDeed, { minLength: 200, maxLength: 200 });

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

  await fc.assert(fc.asyncProperty(histories, followsModel), { seed: 2025, numRuns: 25 });

  const steps = ['collecting', 'correcting', 'deciding', 'published', 'publishing', 'receiving', 'withdrawn'];
  expect([...reached].sort()).toEqual(steps);
  expect(await storage.verify()).toMatchObject({ ok: true });
}, 20_000);
