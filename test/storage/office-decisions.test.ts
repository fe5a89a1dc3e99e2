import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delegation } from '../../workflows/delegation.ts';
import type { ForceMajeure } from '../../workflows/force-majeure.ts';
import { procedure } from '../../workflows/procedure.ts';
import type { Proposal } from '../../workflows/procedure-versions.ts';
import { collect, openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleFinished, sampleInReview } from '../support/sample-submission.ts';

const thursday = '2025-06-12T03:00:00.000Z';
const fridayEnd = '2025-06-13T16:59:59.999Z';

let store: TestStore;
let now: string;
const clock = { now: () => new Date(now) };
beforeEach(async () => {
  now = thursday;
  store = await openTestStore({ clock });
  await store.store.transact(async (tx) => {
    for (const [userId, name] of [
      ['11', 'Wati'],
      ['12', 'Sari'],
    ] as const)
      await tx.ensurePerson(1, { channel: 'telegram', userId, name, username: null }, now);
  });
});
afterEach(() => store.close());

const standing = () => store.store.reads.standing(1);

describe('delegations', () => {
  const delegation: Delegation = {
    ...{ id: 1, officeId: 1, role: 'deputyEditor', from: 1, to: 2 },
    ...{ until: '2025-06-13', endsAt: fridayEnd, begunAt: thursday },
  };
  beforeEach(() =>
    store.write(
      { type: 'grantRole', officeId: 1, person: 1, role: 'deputyEditor', by: null, at: thursday },
      { type: 'delegateRole', delegation },
    ),
  );

  test('give the role beside who holds it by right', async () => {
    const { holders, delegates, delegations } = await standing();
    expect([holders.deputyEditor, delegates.deputyEditor]).toEqual([[1, 2], [2]]);
    expect(delegations).toEqual([delegation]);
    expect(await store.store.reads.nextMatters()).toMatchObject({ delegation: 2 });
  });

  test('end with their last moment, though nothing is written, and what was kept in memory is not used', async () => {
    await standing();
    now = '2025-06-13T16:59:59.998Z';
    expect((await standing()).holders.deputyEditor).toEqual([1, 2]);
    now = fridayEnd;
    expect((await standing()).holders.deputyEditor).toEqual([1]);
    expect(await store.store.reads.delegation(1)).toEqual(delegation);
  });

  test('end early when that is written', async () => {
    await store.write({ type: 'endDelegation', delegationId: 1, by: 1, at: now });
    expect((await standing()).holders.deputyEditor).toEqual([1]);
    expect(await store.store.reads.delegation(1)).toBeUndefined();
  });

  test('are no delegations any more when the person is given the role itself', async () => {
    await store.write({ type: 'grantRole', officeId: 1, person: 2, role: 'deputyEditor', by: 1, at: now });
    const { holders, delegates } = await standing();
    expect([holders.deputyEditor, delegates.deputyEditor]).toEqual([[1, 2], []]);
  });

  test('undone with their transaction are not kept in memory', async () => {
    const failing = store.store.transact(async (tx) => {
      await tx.apply([{ type: 'endDelegation', delegationId: 1, by: 1, at: now }]);
      await tx.standing(1);
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    expect((await standing()).holders.deputyEditor).toEqual([1, 2]);
  });
});

describe('force majeure', () => {
  const declared: ForceMajeure = {
    ...{ id: 1, officeId: 1, scope: 'all', until: '2025-06-13', reason: 'Banjir' },
    ...{ by: 1, at: thursday, endedAt: null },
  };
  beforeEach(() => store.write({ type: 'declareForceMajeure', declaration: declared, endsAt: fridayEnd }));

  test('holds until its day is over', async () => {
    expect((await standing()).forceMajeures).toEqual([declared]);
    now = fridayEnd;
    expect((await standing()).forceMajeures).toEqual([]);
  });

  test('ended early it holds no more, and is kept', async () => {
    await store.write({ type: 'endForceMajeure', declarationId: 1, by: 1, at: now });
    expect((await standing()).forceMajeures).toEqual([]);
    expect(await store.store.reads.nextMatters()).toMatchObject({ forceMajeure: 2 });
  });

  test('stands with the packages that it moved, and in their rows of the register', async () => {
    const extensions = [{ declaration: 1, until: fridayEnd, endedAt: null }];
    const finished = [
      sampleFinished({ step: 'collecting', outcome: 'handedIn', by: 1 }),
      sampleFinished({ acting: true }),
    ];
    const version = { version: 2, procedure, enactedBy: 2, voidedAt: null };
    await store.write({ type: 'enactProcedure', officeId: 1, version, at: now });
    const after = sampleInReview({ extensions, finished, procedureVersion: 2, step: 'correcting' });
    await store.write({ type: 'saveSubmission', before: null, after });
    await store.write({ type: 'endForceMajeure', declarationId: 1, by: 1, at: now });
    expect(await store.store.reads.submission(1)).toEqual(after);
    const span = { from: '2025-06-01', until: '2025-07-01' };
    const rows = await collect(store.reports.registerRows(1, span));
    expect(rows[0]?.forceMajeures).toEqual([{ until: '2025-06-13', reason: 'Banjir', endedAt: thursday }]);
    expect(rows[0]?.steps.map(({ acting }) => acting)).toEqual([false, true]);
  });
});

describe('procedures', () => {
  const amend = {
    type: 'amend',
    number: 'Nomor 2 Tahun 2026',
    title: procedure.title,
    rules: { requirements: procedure.requirements, dueDays: { collecting: 2, review: 3, publishing: 4 } },
  } as const;
  const proposal: Proposal = { id: 1, officeId: 1, change: amend, by: 1, at: thursday, outcome: null };

  test('begin with the one that the code has', async () => {
    const { all, inForce } = (await standing()).procedures;
    expect(all).toEqual([{ version: 1, procedure, enactedBy: null, voidedAt: null }]);
    expect(inForce).toEqual(all[0]);
  });

  test('enacted are in force, voided are not', async () => {
    const enacted = { ...procedure, ...amend.rules, number: amend.number, signedOn: '2025-06-12' };
    const version = { version: 2, procedure: enacted, enactedBy: 2, voidedAt: null };
    await store.write({ type: 'enactProcedure', officeId: 1, version, at: now });
    expect((await standing()).procedures.inForce).toEqual(version);
    await store.write({ type: 'voidProcedure', officeId: 1, version: 2, at: now });
    const { inForce, all } = (await standing()).procedures;
    expect([inForce, all.at(-1)?.voidedAt]).toEqual([null, thursday]);
  });

  test('are proposed one at a time', async () => {
    await store.write({ type: 'proposeProcedure', proposal });
    await store.write({ type: 'proposeProcedure', proposal: { ...proposal, id: 2 } });
    expect(await store.store.reads.proposal(1)).toEqual({ ...proposal, outcome: 'replaced' });
    expect(await store.store.reads.openProposal(1)).toMatchObject({ id: 2, outcome: null });
    const decision = { outcome: 'rejected', response: 'Belum perlu.', by: 2, at: now } as const;
    await store.write({ type: 'decideProposal', proposalId: 2, ...decision });
    expect(await store.store.reads.openProposal(1)).toBeUndefined();
  });
});

test('a question about the office belongs to no package, and others keep theirs', async () => {
  const to = { channel: 'telegram', chatId: '11', threadId: null };
  const asked = { officeId: 1, person: 1, to, askedAt: now };
  const about = { type: 'kahar', scope: ['K-0001'], until: null } as const;
  await store.write(
    { type: 'ask', question: { ...asked, submissionId: null, about } },
    { type: 'ask', question: { ...asked, submissionId: 1, about: { type: 'skip', platform: 'x' } } },
    { type: 'closeQuestionsOf', submissionId: 1 },
  );
  expect(await store.store.reads.openQuestions(1)).toMatchObject([{ submissionId: null, about }]);
});

test('everybody who ever wrote is known, whoever wrote last first', async () => {
  await store.store.transact(async (tx) => {
    const sender = { channel: 'telegram', userId: '11', name: 'Wati', username: null };
    await tx.ensurePerson(1, sender, '2025-06-12T05:00:00.000Z');
  });
  expect((await store.store.reads.acquaintances(1)).map(({ name }) => name)).toEqual(['Wati', 'Sari']);
});
