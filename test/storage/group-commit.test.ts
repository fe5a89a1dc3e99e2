import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../storage/database/open-database.ts';
import { GroupCommit } from '../../storage/group-commit.ts';
import type { Trx } from '../../storage/schema.ts';
import { Signals } from '../../storage/signals.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting } from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const explain = (key: string) => ({ type: 'noteExplained', key, day: '2025-06-12' }) as const;
const wasExplained = (key: string) => store.store.reads.wasExplained(key, '2025-06-12');
const order = {
  key: 'card:1',
  officeId: 1,
  to: { channel: 'telegram', chatId: '-100', threadId: null },
  what: { type: 'card', submissionId: 1 },
  submissionId: 1,
  notBefore: '2025-06-12T00:00:00.000Z',
} as const;

describe('works that wait at once', () => {
  test('share one commit: each sees what the one before wrote', async () => {
    const codes = await Promise.all(
      [1, 2, 3].map(() =>
        store.store.transact(async (tx) => {
          const next = await tx.nextSubmission(1);
          const content = { ...sampleCollecting().content, pieces: [] };
          await tx.apply([{ type: 'saveSubmission', before: null, after: sampleCollecting({ ...next, content }) }]);
          return next.code;
        }),
      ),
    );

    expect(codes).toEqual(['K-0001', 'K-0002', 'K-0003']);
  });

  test('one that throws is undone alone', async () => {
    const results = await Promise.allSettled([
      store.write(explain('before')),
      store.store.transact(async (tx) => {
        await tx.apply([explain('undone')]);
        throw new Error('a bug');
      }),
      store.write(explain('after')),
    ]);

    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: new Error('a bug') });
    expect(await Promise.all(['before', 'undone', 'after'].map(wasExplained))).toEqual([true, false, true]);
  });

  test('a statement that the database refuses is undone alone', async () => {
    const invitation = {
      officeId: 1,
      kind: 'claim',
      tokenHash: 'same',
      role: 'admin',
      by: null,
      createdAt: '2025-06-12T00:00:00.000Z',
      expiresAt: null,
    } as const;
    const [, second, third] = await Promise.allSettled([
      store.write({ type: 'createInvitation', invitation }),
      store.write(explain('undone'), { type: 'createInvitation', invitation }),
      store.write(explain('after')),
    ]);

    expect([second?.status, third?.status]).toEqual(['rejected', 'fulfilled']);
    expect(await wasExplained('undone')).toBe(false);
  });

  test('a full disk undoes all that share the commit, says so to each, and is over when there is room', async () => {
    const database = await openDatabase({ file: `${store.file}.full` });
    const commits = new GroupCommit(database, new Signals());
    const write = (key: string) => (trx: Trx) =>
      sql`insert into explanations (key, day) values (${key}, '2025-06-12')`.execute(trx);
    const pages = Number(database.connection.pragma('page_count', { simple: true }));
    database.connection.pragma(`max_page_count = ${pages}`);

    const results = await Promise.allSettled(
      ['small', 'x'.repeat(100_000), 'later'].map((key) => commits.run(write(key))),
    );

    const full = { status: 'rejected', reason: expect.objectContaining({ code: 'SQLITE_FULL' }) };
    expect(results.slice(0, 2)).toEqual([full, full]);
    expect(store.store.isOutage((results[0] as PromiseRejectedResult).reason)).toBe(true);
    database.connection.pragma(`max_page_count = ${pages + 1000}`);
    await commits.run(write('x'.repeat(100_000)));
    const { rows } = await sql`select length(key) as length from explanations order by 1`.execute(database.db);
    expect(rows).toEqual([{ length: 5 }, { length: 100_000 }]);
    await database.db.destroy();
  });

  test('more than one batch of them all get through', async () => {
    await Promise.all(Array.from({ length: 300 }, (_, n) => store.write(explain(`${n}`))));

    expect(await wasExplained('0')).toBe(true);
    expect(await wasExplained('299')).toBe(true);
  });
});

describe('works that cannot begin', () => {
  test('fail, and do not wait for ever', async () => {
    const closed = await store.reopen();
    const write = store.write(explain('late'));
    store = closed;

    await expect(write).rejects.toThrow('destroyed');
  });

  test('are let finish before the store closes', async () => {
    const writes = [1, 2, 3].map((number) => store.write(explain(`${number}`)));
    store = await store.reopen();

    await Promise.all(writes);
    expect(await wasExplained('3')).toBe(true);
  });
});

describe('listeners', () => {
  test('are called after the commit, and see what it brought', async () => {
    const seen: Promise<number>[] = [];
    store.outbox.onOrder(() =>
      seen.push(store.outbox.due('telegram', '2025-06-13T00:00:00.000Z', 10).then((rows) => rows.length)),
    );

    await store.write({ type: 'send', order });

    expect(await Promise.all(seen)).toEqual([1]);
  });

  test('hear nothing of what was undone', async () => {
    let calls = 0;
    store.outbox.onOrder(() => calls++);
    const failed = store.store.transact(async (tx) => {
      await tx.apply([{ type: 'send', order }]);
      throw new Error('a bug');
    });

    await expect(failed).rejects.toThrow('a bug');
    expect(calls).toBe(0);
  });
});

describe('waiting for oneself', () => {
  test('a read of the store inside a transaction is an error, not a standstill', async () => {
    await expect(store.store.transact(() => store.store.reads.submission(1))).rejects.toThrow('inside a transaction');
  });

  test('so is a transaction inside a transaction', async () => {
    await expect(store.store.transact(() => store.write(explain('x')))).rejects.toThrow('inside a transaction');
  });

  test('afterwards everything goes on', async () => {
    await store.store.transact(() => store.write()).catch(() => undefined);
    await store.write(explain('later'));

    expect(await wasExplained('later')).toBe(true);
  });
});
