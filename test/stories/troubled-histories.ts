import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyDeed, type Deed, type Model, modelled, nextDeed } from '../support/procedure-model.ts';
import { logOf } from './packages.ts';
import { TroubledOffice } from './troubled-office.ts';

interface Try {
  deed: Deed;
  /** Most try what is waited for, some anything; some meet a restart, most wait for nothing before they go on. */
  mood: 'next' | 'any' | 'settle' | 'restart';
}

const mood = fc.constantFrom('next' as const, 'next' as const, 'any' as const, 'settle' as const, 'restart' as const);
const histories = fc.array(fc.record({ deed: anyDeed, mood }), { minLength: 1, maxLength: 12 });

/**
 * So many packages live through an office in which everything fails now and then. Throws unless each ends where the model
 * of the procedure says, with each step logged once, and who is to act on it was reminded the next morning. A dozen or so:
 * longer lists of reminders are cut. Returns how often what went wrong.
 */
export async function liveThroughTrouble(seed: number, packages: number): Promise<TroubledOffice['trouble']['met']> {
  const office = await TroubledOffice.open(seed);
  try {
    const ended = new Map<string, Model['step']>();
    const followsModel = async (history: Try[]) => {
      const code = `K-${String(ended.size + 1).padStart(4, '0')}`;
      const model = await live(office, code, history);
      checkPackage(office, code, model);
      ended.set(code, model.step);
    };
    await fc.assert(fc.asyncProperty(histories, followsModel), { seed, numRuns: packages, endOnFailure: true });
    const before = office.chat.messages.length;
    await office.amidTrouble(() => office.sleepUntil('2025-06-13T01:00:00.000Z'));
    // What came too late for the list of that hour stands on the next.
    await office.amidTrouble(() => office.sleepUntil('2025-06-13T02:05:00.000Z'));
    for (const [code, step] of ended) assert(isOver(step) || office.wasTold(code, before), `nobody is told of ${code}`);
    assert.deepEqual(office.rows("select id from inbox where status <> 'handled'"), []);
    assert.deepEqual(office.rows("select id from outbox where status not in ('sent', 'cancelled')"), []);
    assert((await office.verify()).ok, 'the log holds');
    return office.trouble.met;
  } finally {
    await office.close();
  }
}

/** One package, from the hand-in until everything that was tried has had its consequences. */
async function live(office: TroubledOffice, code: string, history: readonly Try[]): Promise<Model> {
  await office.amidTrouble(() => office.handIn(code));
  await office.settle();
  let model: Model = { step: 'receiving', revision: 1, events: 1 };
  for (const { deed: drawn, mood } of history) {
    const deed = mood === 'any' ? drawn : (nextDeed(model, drawn) ?? drawn);
    await office.amidTrouble(() => office.tryTo(deed, code));
    if (mood === 'restart') await office.restart();
    if (mood === 'settle') await office.settle();
    model = modelled(model, deed) ?? model;
  }
  await office.settle();
  return model;
}

/** What the model counts. */
const counted = /^(SubmissionHandedIn|StepAccepted|StepRejected|LinkRecorded|SubmissionPublished|SubmissionWithdrawn)$/;

function checkPackage(office: TroubledOffice, code: string, { step, revision, events }: Model): void {
  const [row] = office.rows(`select step, revision from submissions where code = '${code}'`);
  assert.deepEqual(row, { step, revision }, code);
  assert.equal(logOf(office.settings, code).filter(({ type }) => counted.test(type)).length, events, code);
  if (step === 'published') assert(office.groupHears(`${code} sudah diunggah`), `the group hears of ${code}`);
}

function isOver(step: Model['step']): boolean {
  return step === 'published' || step === 'withdrawn';
}
