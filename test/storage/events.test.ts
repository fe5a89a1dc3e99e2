import { createHash } from 'node:crypto';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chainHash } from '../../storage/events.ts';
import type { DomainEvent } from '../../workflows/event.ts';
import type { LoggedEvent } from '../../workflows/records.ts';
import { collect, openTestStore, type TestStore } from '../support/open-test-store.ts';
import { newRandom } from '../support/random.ts';

const random = newRandom(1955);
let store: TestStore;
beforeEach(async () => {
  store = await openTestStore({ clock: { now: () => new Date('2025-06-12T05:00:00.000Z') } });
});
afterEach(() => store.close());

const event = (code: string | null, payload: DomainEvent['payload'] = {}): DomainEvent => ({
  officeId: 1,
  type: 'ContentAdded',
  submission: code,
  actor: 7,
  channel: 'telegram',
  payload,
});
const log = (...events: DomainEvent[]) =>
  store.write(...events.map((one) => ({ type: 'appendEvent', event: one }) as const));

async function all(filter?: { code?: string }): Promise<LoggedEvent[]> {
  return collect(store.events(filter));
}

/** What somebody does who has the file and knows SQL. */
function tamper(...statements: string[]): void {
  const file = new SqliteDatabase(store.file);
  for (const name of ['events_are_appended', 'events_are_never_changed', 'events_are_never_removed'])
    file.exec(`drop trigger if exists ${name}`);
  for (const statement of statements) file.exec(statement);
  file.close();
}

describe('the log', () => {
  test('keeps what happened, in order, with ids instead of names', async () => {
    await log(event('K-0001', { revision: 2, added: ['a', 'b'] }), { ...event(null), actor: 'system' });

    expect(await all()).toMatchObject([
      {
        seq: 1,
        at: '2025-06-12T05:00:00.000Z',
        submission: 'K-0001',
        type: 'ContentAdded',
        actor: 'p7',
        channel: 'telegram',
        payload: '{"added":["a","b"],"revision":2}',
      },
      { seq: 2, submission: null, actor: 'system', payload: '{}' },
    ]);
  });

  test('chains each row to the one before, as documented', async () => {
    await log(event('K-0001', { b: 1, a: 2 }), event('K-0002'));
    const [first, second] = await all();
    const hash = (previous: string, row: unknown[]) =>
      createHash('sha256')
        .update(`${previous}\n${JSON.stringify(row)}`)
        .digest('hex');
    const at = '2025-06-12T05:00:00.000Z';

    const one = hash('0'.repeat(64), [1, 1, at, 'K-0001', 'ContentAdded', 'p7', 'telegram', '{"a":2,"b":1}']);
    const two = hash(one, [2, 1, at, 'K-0002', 'ContentAdded', 'p7', 'telegram', '{}']);
    expect([first?.hash, second?.hash]).toEqual([one, two]);
  });

  test('gives the history of one package', async () => {
    await log(event('K-0001'), event('K-0002'), event('K-0001'));

    expect((await store.store.reads.history(1, 'K-0001')).map(({ seq }) => seq)).toEqual([1, 3]);
    expect((await all({ code: 'K-0002' })).map(({ seq }) => seq)).toEqual([2]);
  });

  test('refuses to be changed or shortened', async () => {
    await log(event('K-0001'), event('K-0001'));
    const file = new SqliteDatabase(store.file);

    expect(() => file.exec(`update events set actor = 'p8' where seq = 1`)).toThrow('never changed');
    expect(() => file.exec('delete from events where seq = 2')).toThrow('never removed');
    const replaced =
      'insert or replace into events select 1, 1, at, submission, type, actor, channel, payload, hash from events';
    expect(() => file.exec(replaced)).toThrow('appended');
    file.close();
  });
});

describe('verify', () => {
  test('holds for an empty log and for a whole one', async () => {
    expect(await store.verify()).toEqual({ ok: true, rows: 0, head: '0'.repeat(64) });
    await log(...Array.from({ length: 5 }, () => event('K-0001')));
    const [, , , , last] = await all();

    expect(await store.verify()).toEqual({ ok: true, rows: 5, head: last?.hash });
  });

  test('goes over page after page', async () => {
    await log(...Array.from({ length: 2_500 }, () => event('K-0001')));

    expect(await store.verify()).toMatchObject({ ok: true, rows: 2_500 });
  });

  test('finds an earlier head in a log that grew', async () => {
    await log(event('K-0001'));
    const [first] = await all();
    await log(event('K-0001'));

    expect(await store.verify({ head: first!.hash })).toMatchObject({ ok: true, rows: 2 });
  });

  describe('of five rows', () => {
    beforeEach(() => log(...[1, 2, 3, 4, 5].map((number) => event(`K-000${number}`))));

    test('finds a changed row', async () => {
      tamper(`update events set payload = '{"x":1}' where seq = 3`);

      expect(await store.verify()).toEqual({ ok: false, rows: 2, broken: { seq: 3, why: 'changed' } });
    });

    test.each(['at', 'submission', 'type', 'actor', 'channel', 'payload', 'hash'])(
      'finds any row whose %s was changed, and names it',
      async (column) => {
        const seq = 1 + Math.floor(random() * 5);
        tamper(`update events set ${column} = 'x' || coalesce(${column}, '') where seq = ${seq}`);

        expect(await store.verify()).toEqual({ ok: false, rows: seq - 1, broken: { seq, why: 'changed' } });
      },
    );

    test('finds a changed row that was given its right hash at the next row', async () => {
      const [first, second] = await all();
      const changed = { ...second!, actor: 'p9', office_id: 1 };
      tamper(`update events set actor = 'p9', hash = '${chainHash(first!.hash, changed)}' where seq = 2`);

      expect(await store.verify()).toEqual({ ok: false, rows: 2, broken: { seq: 3, why: 'changed' } });
    });

    test('finds a removed row', async () => {
      tamper('delete from events where seq = 2');

      expect(await store.verify()).toEqual({ ok: false, rows: 1, broken: { seq: 2, why: 'missing' } });
    });

    test('finds a removed row over which the others were closed', async () => {
      tamper('delete from events where seq = 2', 'update events set seq = seq - 1 where seq > 2');

      expect(await store.verify()).toMatchObject({ ok: false, broken: { seq: 2, why: 'changed' } });
    });

    test('finds rows in another order', async () => {
      tamper(
        'update events set seq = 99 where seq = 2',
        'update events set seq = 2 where seq = 3',
        'update events set seq = 3 where seq = 99',
      );

      expect(await store.verify()).toMatchObject({ ok: false, broken: { seq: 2, why: 'changed' } });
    });

    test('finds a cut tail by the head that was noted before', async () => {
      const { hash } = (await all())[4]!;
      tamper('delete from events where seq = 5');

      expect(await store.verify()).toMatchObject({ ok: true, rows: 4 });
      expect(await store.verify({ head: hash })).toMatchObject({ ok: false, broken: { why: 'headNotFound' } });
    });
  });
});
