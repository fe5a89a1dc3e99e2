import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SubmissionCommand } from '../../workflows/command.ts';
import type { Context } from '../../workflows/decide.ts';
import { isRefusal } from '../../workflows/refusals.ts';
import { runCommand, toWrites } from '../../workflows/run-command.ts';
import type { Write } from '../../workflows/writes.ts';
import { type FailingStatements, failingStatements } from '../support/failing-statements.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { accept, admin, as, chief, deputy, handIn, officer, opened, reject, thursday } from '../workflows/given.ts';

let store: TestStore;
let faults: FailingStatements;
beforeEach(async () => {
  store = await openTestStore({ clock: { now: () => new Date(thursday) } });
  faults = failingStatements();
});
afterEach(async () => {
  faults.restore();
  await store.close();
});

const links = [
  { platform: 'instagram', url: 'https://instagram.com/p/1' },
  { platform: 'website', url: 'https://kab.kpu.go.id/1' },
];
const order = {
  officeId: 1,
  to: { channel: 'telegram', chatId: '-100', threadId: null },
  what: { type: 'card', submissionId: 1 },
  submissionId: 1,
  notBefore: thursday,
} as const;
const reminder = {
  key: 'reviewDue:1',
  officeId: 1,
  about: { type: 'activity', activityId: 1 },
  dueAt: thursday,
} as const;

/** What goes along with a step: a card for the group and an alarm. */
const consequences = (what: string): Write[] => [
  { type: 'send', order: { ...order, key: `card:${what}` } },
  { type: 'remind', reminder: { ...reminder, key: `alarm:${what}` } },
];

const open = () => {
  const event = { officeId: 1, type: 'SubmissionOpened', submission: 'K-0001', actor: officer } as const;
  return store.write(
    { type: 'saveSubmission', before: null, after: opened() },
    { type: 'appendEvent', event: { ...event, channel: 'telegram', payload: {} } },
    ...consequences('open'),
  );
};

/** One stored update: what it asks for and that it was handled, in one commit. */
const handle = (command: SubmissionCommand, context: Context) => () =>
  store.store.transact(async (tx) => {
    const update = await tx.oldestUpdate();
    if (!update) throw new Error('Nothing to handle');
    const decided = await runCommand(tx, 1, command, context);
    if (isRefusal(decided)) throw new Error(`Refused: ${decided.reason}`);
    await tx.apply([...toWrites(decided), ...consequences(update.externalId)]);
    await tx.finishUpdate(update.id, thursday);
  });

const keep = (externalId: string) => () => store.inbox.keep('telegram', [{ externalId, raw: '{}' }], thursday);

const deliver = async () => {
  const [row] = await store.outbox.due('telegram', thursday, 1);
  if (!row) throw new Error('Nothing to deliver');
  const message = { channel: 'telegram', chatId: '-100', messageId: row.key } as const;
  const about = { submissionId: 1, person: null, step: null, revision: null, ref: null, length: null };
  const known = { ...message, ...about, officeId: 1, purpose: 'card', at: thursday } as const;
  await store.store.transact((tx) => tx.finishSend(row, { type: 'sent', messages: [known] }, thursday));
};

const alarm = async () => {
  const [due] = await store.reminders.due(thursday, 1);
  if (!due) throw new Error('Nothing due');
  await store.store.transact(async (tx) => {
    await tx.apply([{ type: 'send', order: { ...order, key: `said:${due.id}` } }]);
    await tx.finishReminder(due.id, due.dueAt, thursday);
  });
};

const history = [
  ['hand in', handIn, as(officer)],
  ['receive', accept('receiving'), as(admin)],
  ['correct', accept('correcting'), as(deputy)],
  ['tolak', reject('deciding'), as(chief)],
  ['correct again', accept('correcting'), as(deputy)],
  ['terima', accept('deciding'), as(chief)],
  ['link', { type: 'RecordLinks', links }, as(admin)],
] as const;

/** As another process reads the file. */
function readFile<T>(read: (database: SqliteDatabase.Database) => T): T {
  const database = new SqliteDatabase(store.file, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

const rowsOf = (sql: string) => readFile((database) => database.prepare(sql).pluck().all());

/** Everything that is kept. */
const everything = () =>
  readFile((database) => {
    const tables = database.prepare("select name from sqlite_master where type = 'table' order by name").pluck().all();
    return JSON.stringify(tables.map((name) => [name, database.prepare(`select * from "${name}"`).all()]));
  });

/** Breaks the work at each of its statements in turn, then lets it through. Returns how often it broke. */
async function breakEverywhere(work: () => Promise<unknown>): Promise<number> {
  const before = everything();
  for (let nth = 1; nth < 500; nth += 1) {
    faults.failAt(nth);
    const result = await work().then(
      () => 'done',
      (error: unknown) => error,
    );
    if (!faults.disarm()) {
      expect(result).toBe('done');
      return nth - 1;
    }
    expect(result, `statement ${nth}`).toMatchObject({ code: 'SQLITE_FULL' });
    expect(everything(), `after statement ${nth}`).toBe(before);
  }
  throw new Error('It broke for ever');
}

describe('a disk that is full at any statement', () => {
  test('leaves nothing of the update, and the next attempt does all of it once', async () => {
    const broken: number[] = [await breakEverywhere(open)];
    for (const [name, command, context] of history) {
      broken.push(await breakEverywhere(keep(name)));
      broken.push(await breakEverywhere(handle(command, context)));
    }

    expect(Math.min(...broken)).toBeGreaterThanOrEqual(3);
    expect(rowsOf('select type from events order by seq')).toEqual([
      'SubmissionOpened',
      'SubmissionHandedIn',
      'StepAccepted',
      'StepAccepted',
      'StepRejected',
      'StepAccepted',
      'StepAccepted',
      'LinkRecorded',
      'LinkRecorded',
      'SubmissionPublished',
    ]);
    expect(await store.store.reads.submission(1)).toMatchObject({ step: 'published' });
    expect(rowsOf('select key from outbox order by id')).toEqual(
      ['open', ...history.map(([name]) => name)].map((name) => `card:${name}`),
    );
    expect(await store.inbox.pending(1)).toEqual([]);
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  test('leaves a delivery and an alarm to be noted, and they are noted once', async () => {
    await open();
    expect(await breakEverywhere(alarm)).toBeGreaterThanOrEqual(4);
    expect(await breakEverywhere(deliver)).toBeGreaterThanOrEqual(4);
    expect(await breakEverywhere(deliver)).toBeGreaterThanOrEqual(4);

    store = await store.reopen();
    expect(await store.reminders.due(thursday, 10)).toEqual([]);
    expect(await store.outbox.due('telegram', thursday, 10)).toEqual([]);
    expect(rowsOf("select count(*) from outbox where status = 'sent'")).toEqual([2]);
    expect(await store.verify()).toMatchObject({ ok: true });
  });
});
