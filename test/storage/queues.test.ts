import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Piece } from '../../workflows/submission.ts';
import type { ReminderOrder } from '../../workflows/writes.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting, sampleContent, samplePiece } from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore({ clock: { now: () => new Date(hour(8)) } });
});
afterEach(() => store.close());

const hour = (number: number) => `2025-06-12T${String(number).padStart(2, '0')}:00:00.000Z`;

describe('inbox', () => {
  const update = (externalId: string, raw = '{}') => ({ externalId, raw });

  test('keeps the same update once, also when it comes over another batch', async () => {
    expect(await store.inbox.keep('telegram', [update('1', '{"a":1}'), update('2'), update('1')], hour(1))).toBe(2);
    expect(await store.inbox.keep('telegram', [update('2'), update('3')], hour(2))).toBe(1);
    expect(await store.inbox.keep('whatsapp', [update('1')], hour(2))).toBe(1);

    expect((await store.inbox.pending(10)).map(({ channel, externalId }) => channel + externalId)).toEqual([
      'telegram1',
      'telegram2',
      'telegram3',
      'whatsapp1',
    ]);
    expect((await store.inbox.pending(1))[0]).toEqual({
      id: 1,
      channel: 'telegram',
      externalId: '1',
      raw: '{"a":1}',
      receivedAt: hour(1),
      attempts: 0,
    });
  });

  test('lets what is asked for on arrival into the commit that stores', async () => {
    store.inbox.onArrival(() => {
      void store.store.transact(async (tx) => {
        const row = await tx.oldestUpdate();
        if (row) await tx.finishUpdate(row.id, hour(1));
      });
    });
    await store.inbox.keep('telegram', [update('1')], hour(1));

    expect(await store.inbox.pending(10)).toEqual([]);
  });

  test('is done with an update in the same commit as its consequences', async () => {
    await store.inbox.keep('telegram', [update('1')], hour(1));
    const handle = (fails: boolean) =>
      store.store.transact(async (tx) => {
        await tx.finishUpdate(1, hour(2));
        if (fails) throw new Error('a bug');
      });

    await handle(true).catch(() => undefined);
    expect(await store.inbox.pending(10)).toHaveLength(1);
    await handle(false);
    expect(await store.inbox.pending(10)).toEqual([]);
  });

  test('offers a failed update again until it is given up', async () => {
    await store.inbox.keep('telegram', [update('1')], hour(1));

    await store.store.transact((tx) => tx.failUpdate(1, 'a bug', false));
    expect(await store.inbox.pending(10)).toMatchObject([{ attempts: 1 }]);
    await store.store.transact((tx) => tx.failUpdate(1, 'a bug', true));
    expect(await store.inbox.pending(10)).toEqual([]);
  });

  test('forgets what was handled or given up before a moment, and nothing that waits', async () => {
    await store.inbox.keep(
      'telegram',
      ['old', 'new', 'givenUp', 'waiting'].map((id) => update(id)),
      hour(1),
    );
    await store.store.transact(async (tx) => {
      await tx.finishUpdate(1, hour(2));
      await tx.finishUpdate(2, hour(9));
      await tx.failUpdate(3, 'a bug', true);
    });

    await store.purge(hour(9));

    expect(await store.inbox.keep('telegram', [update('old'), update('givenUp')], hour(10))).toBe(2);
    expect(await store.inbox.keep('telegram', [update('new'), update('waiting')], hour(10))).toBe(0);
  });
});

describe('reminders', () => {
  const step = (key: string, dueAt: string): ReminderOrder => ({
    key,
    officeId: 1,
    about: { type: 'step', submissionId: 1, step: 'deciding' },
    dueAt,
  });
  const remind = (key: string, dueAt: string) => store.write({ type: 'remind', reminder: step(key, dueAt) });

  test('are due in the order of their time', async () => {
    await remind('late', hour(3));
    await remind('early', hour(2));
    await remind('far', hour(20));

    expect(await store.reminders.nextAt()).toBe(hour(2));
    expect(await store.reminders.due(hour(3), 10)).toEqual([
      { id: 2, ...step('early', hour(2)) },
      { id: 1, ...step('late', hour(3)) },
    ]);
  });

  test('one that is set anew replaces the earlier one of its key, also when that was done', async () => {
    await remind('step:1', hour(2));
    await remind('step:1', hour(4));
    expect(await store.reminders.due(hour(3), 10)).toEqual([]);

    await store.store.transact((tx) => tx.finishReminder(1, hour(4), hour(4)));
    expect(await store.reminders.nextAt()).toBeUndefined();
    await remind('step:1', hour(6));
    expect(await store.reminders.due(hour(6), 10)).toMatchObject([{ key: 'step:1', dueAt: hour(6) }]);
  });

  test('one that was set anew while it was handled is not done', async () => {
    await remind('step:1', hour(2));
    const [due] = await store.reminders.due(hour(2), 10);
    await remind('step:1', hour(6));

    await store.store.transact((tx) => tx.finishReminder(due!.id, due!.dueAt, hour(2)));

    expect(await store.reminders.nextAt()).toBe(hour(6));
  });

  test('a cancelled one is never due, and who waits hears of each change', async () => {
    let calls = 0;
    store.reminders.onChange(() => calls++);
    await remind('step:1', hour(2));
    await store.write({ type: 'cancelReminder', key: 'step:1' });

    expect(await store.reminders.due(hour(9), 10)).toEqual([]);
    expect(calls).toBe(2);
  });
});

describe('fetches', () => {
  const fetching = (number: number, addedAt = hour(1)) =>
    samplePiece(number, { state: 'fetching', sha256: null, addedAt });
  const open = (...pieces: Piece[]) => sampleCollecting({ content: sampleContent({ pieces }) });

  test('a piece whose bytes are missing is due from the moment it came', async () => {
    let calls = 0;
    store.fetches.onChange(() => calls++);
    const piece = fetching(1);

    await store.write({ type: 'saveSubmission', before: null, after: open(piece, samplePiece(2)) });

    const due = { submissionId: 1, officeId: 1, channel: 'telegram', piece, attempts: 0 };
    expect(await store.fetches.due(hour(1), 10)).toEqual([due]);
    expect(calls).toBe(1);
  });

  test('one that was asked for in vain waits, also while its package is written', async () => {
    const before = open(fetching(1));
    await store.write({ type: 'saveSubmission', before: null, after: before });
    await store.store.transact((tx) => tx.postponeFetch('telegram:-100:1', hour(3)));

    const after = { ...before, version: 2, content: sampleContent({ pieces: [samplePiece(2), fetching(1)] }) };
    await store.write({ type: 'saveSubmission', before, after });

    expect(await store.fetches.due(hour(2), 10)).toEqual([]);
    expect(await store.fetches.nextAt(hour(2))).toBe(hour(3));
    expect(await store.fetches.due(hour(3), 10)).toMatchObject([{ attempts: 1 }]);
  });

  test('an edited message that carries another file is fetched anew at once', async () => {
    const before = open(fetching(1));
    await store.write({ type: 'saveSubmission', before: null, after: before });
    await store.store.transact((tx) => tx.postponeFetch('telegram:-100:1', hour(9)));

    const edited = { ...fetching(1, hour(2)), fileRef: 'another' };
    await store.write({ type: 'saveSubmission', before, after: { ...open(edited), version: 2 } });

    expect(await store.fetches.due(hour(2), 10)).toMatchObject([{ attempts: 0, piece: { fileRef: 'another' } }]);
  });

  test('one that is in the archive is due no more', async () => {
    const before = open(fetching(1));
    await store.write({ type: 'saveSubmission', before: null, after: before });
    await store.write({ type: 'saveSubmission', before, after: { ...open(samplePiece(1)), version: 2 } });

    expect(await store.fetches.due(hour(9), 10)).toEqual([]);
    expect(await store.fetches.nextAt(hour(1))).toBeUndefined();
  });
});

test('counts say what waits', async () => {
  await store.inbox.keep('telegram', [{ externalId: '0', raw: 'poison' }], hour(0));
  await store.store.transact(async (tx) => tx.failUpdate((await tx.oldestUpdate())?.id ?? 0, 'a bug', true));
  await store.inbox.keep('telegram', [{ externalId: '1', raw: '{}' }], hour(1));
  await store.write({ type: 'saveSubmission', before: null, after: sampleCollecting() });
  const about = { type: 'step', submissionId: 1, step: 'collecting' } as const;
  await store.write({ type: 'remind', reminder: { key: 'step:1', officeId: 1, about, dueAt: hour(2) } });
  const what = { type: 'card', submissionId: 1 } as const;
  const to = { channel: 'telegram', chatId: '-100', threadId: null };
  const order = { key: 'card:1', officeId: 1, to, what, submissionId: 1, notBefore: hour(9) };
  await store.write({ type: 'send', order });

  expect(await store.counts(hour(2))).toEqual({
    inboxPending: 1,
    oldestInboxAt: hour(1),
    inboxSetAside: 1,
    outboxPending: 1,
    oldestOutboxAt: hour(8),
    remindersDue: 1,
    packagesByStep: expect.objectContaining({ collecting: 1, published: 0 }),
  });
});
