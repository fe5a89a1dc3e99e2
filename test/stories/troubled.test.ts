import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { anyDeed, type Deed, type Model, modelled, nextDeed } from '../support/procedure-model.ts';
import { logOf } from './packages.ts';
import { TroubledOffice } from './troubled-office.ts';

const seed = 2025;
let office: TroubledOffice;
beforeAll(async () => {
  office = await TroubledOffice.open(seed);
});
afterAll(() => office.close());

interface Try {
  deed: Deed;
  /** Most try what is waited for, some anything; some meet a restart, most wait for nothing before they go on. */
  mood: 'next' | 'any' | 'settle' | 'restart';
}

const mood = fc.constantFrom('next' as const, 'next' as const, 'any' as const, 'settle' as const, 'restart' as const);
const histories = fc.array(fc.record({ deed: anyDeed, mood }), { minLength: 1, maxLength: 12 });

/** One package, from the hand-in until everything that was tried has had its consequences. */
async function live(code: string, history: readonly Try[]): Promise<Model> {
  await office.amidTrouble(() => office.handIn(code));
  await office.settle();
  let model: Model = { step: 'receiving', revision: 1, events: 1 };
  for (const { deed: any, mood } of history) {
    const deed = mood === 'any' ? any : (nextDeed(model, any) ?? any);
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

it('whatever fails, packages end where the procedure says, each step logged once, and nobody is forgotten', async () => {
  const ended = new Map<string, Model['step']>();
  const followsModel = async (history: Try[]) => {
    const code = `K-${String(ended.size + 1).padStart(4, '0')}`;
    const { step, revision, events } = await live(code, history);
    expect(office.rows(`select step, revision from submissions where code = '${code}'`)).toEqual([{ step, revision }]);
    expect(logOf(office.settings, code).filter(({ type }) => counted.test(type))).toHaveLength(events);
    if (step === 'published') expect(office.groupHears(`${code} sudah diunggah`)).toBe(true);
    ended.set(code, step);
  };
  await fc.assert(fc.asyncProperty(histories, followsModel), { seed, numRuns: 15, endOnFailure: true });
  await office.amidTrouble(() => office.sleepUntil('2025-06-13T01:00:00.000Z'));

  const open = [...ended].filter(([, step]) => step !== 'published' && step !== 'withdrawn');
  for (const [code] of open) expect(office.wasRemindedOf(code), code).toBe(true);
  expect(office.rows("select id from inbox where status <> 'handled'")).toEqual([]);
  expect(office.rows("select id from outbox where status not in ('sent', 'cancelled')")).toEqual([]);
  expect(await office.verify()).toMatchObject({ ok: true });
  for (const [kind, times] of Object.entries(office.trouble.met)) expect(times, kind).toBeGreaterThan(5);
}, 60_000);
