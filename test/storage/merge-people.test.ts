import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sender } from '../../workflows/chat.ts';
import type { PersonId, Role } from '../../workflows/people.ts';
import type { Recipient } from '../../workflows/reminder-list.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleContent, sampleInReview, samplePiece } from '../support/sample-submission.ts';

let store: TestStore;
let into: PersonId;
let from: PersonId;
beforeEach(async () => {
  store = await openTestStore();
  into = await ensure(siti, at);
  from = await ensure(sitiToo, at);
});
afterEach(() => store.close());

const at = '2025-06-12T05:00:00.000Z';
const siti: Sender = { channel: 'telegram', userId: '11', name: 'Siti', username: null };
const sitiToo: Sender = { channel: 'whatsapp', userId: '811', name: 'Siti WA', username: null, phone: '62811' };
const ensure = (sender: Sender, when: string) => store.store.transact((tx) => tx.ensurePerson(1, sender, when));
const grant = (person: PersonId, role: Role) =>
  store.write({ type: 'grantRole', officeId: 1, person, role, by: null, at });
const reads = () => store.store.reads;

async function merge(): Promise<void> {
  await store.write({ type: 'createLinkCode', code: { officeId: 1, person: into, codeHash: 'h', at, expiresAt: at } });
  const code = await reads().linkCode('h');
  await store.write({ type: 'mergePeople', codeId: code?.id ?? 0, from, into, at });
}

describe('two people who are one', () => {
  test('have the addresses and the roles of both, each role once', async () => {
    await grant(into, 'admin');
    await grant(from, 'admin');
    await grant(from, 'deputyEditor');
    await merge();

    expect((await reads().person(into))?.addresses.map(({ channel }) => channel)).toEqual(['telegram', 'whatsapp']);
    expect(await reads().rolesOf(1, into)).toEqual(['admin', 'deputyEditor']);
    expect(await reads().holders(1)).toMatchObject({ admin: [into], deputyEditor: [into] });
    expect((await reads().personByAddress('whatsapp', '811'))?.id).toBe(into);
    expect(await ensure(sitiToo, at)).toBe(into);
  });

  test('the old number stands for the person: the log keeps it', async () => {
    await merge();

    const people = await reads().people([from, into]);
    expect([people.get(from)?.id, people.get(into)?.id]).toEqual([into, into]);
    expect(people.get(from)?.name).toBe('Siti');
  });

  test('are one in the team of a package, and in what waits for them', async () => {
    const content = sampleContent({ pieces: [1, 2, 3, 4].map((n) => samplePiece(n, { addedBy: from })) });
    const after = sampleInReview({ content, openedBy: from, team: [from, into] });
    const to = { channel: 'whatsapp', chatId: '811', threadId: null };
    const asked = { type: 'prompt', submissionId: 1, step: 'receiving', revision: 1, person: from } as const;
    const about = { type: 'rejection', step: 'receiving', revision: 1 } as const;
    await store.write(
      { type: 'saveSubmission', before: null, after },
      { type: 'ask', question: { officeId: 1, person: from, to, submissionId: 1, about, askedAt: at } },
      { type: 'send', order: { key: 'p', officeId: 1, to, what: asked, submissionId: 1, notBefore: at } },
      {
        type: 'remind',
        reminder: {
          key: 'h',
          officeId: 1,
          about: { type: 'hint', person: from, home: to, day: '2025-06-12' },
          dueAt: at,
        },
      },
    );
    await merge();

    const package1 = await reads().submission(1);
    expect(package1).toMatchObject({ openedBy: into, team: [into] });
    expect(package1?.content.pieces.map(({ addedBy }) => addedBy)).toEqual([into, into, into, into]);
    expect(await reads().openQuestions(into)).toHaveLength(1);
    expect((await store.outbox.due('whatsapp', at, 10)).map(({ what }) => what)).toEqual([{ ...asked, person: into }]);
    expect((await store.reminders.due(at, 10)).map(({ about }) => about)).toMatchObject([{ person: into }]);
  });

  test("have one list of reminders; that of a topic with the same number stays the group's", async () => {
    const digest = { type: 'digest', day: '2025-06-12', late: false } as const;
    const home = { channel: 'telegram', chatId: '-100', threadId: String(from) };
    const putOn = (recipient: Recipient) => store.write({ type: 'putOnList', officeId: 1, recipient, item: digest });
    await putOn({ type: 'person', person: from });
    await putOn({ type: 'person', person: into });
    await putOn({ type: 'team', home });
    await merge();

    expect(await reads().waitingItems({ type: 'person', person: into })).toMatchObject([{ item: digest }]);
    expect(await reads().waitingItems({ type: 'person', person: from })).toEqual([]);
    expect(await reads().waitingItems({ type: 'team', home })).toMatchObject([{ item: digest }]);
  });

  test('a code joins once', async () => {
    await merge();
    const code = await reads().linkCode('h');
    expect(code?.usedAt).toBe(at);
    await expect(store.write({ type: 'mergePeople', codeId: code?.id ?? 0, from, into, at })).rejects.toThrow();
  });

  test('keep the name of the first chat', async () => {
    await merge();
    await ensure({ ...sitiToo, name: 'Bu Siti' }, at);
    expect((await reads().person(into))?.name).toBe('Siti');
  });

  test('and no table is forgotten: every column that names a person is called as one', async () => {
    const database = new Database(store.file, { readonly: true });
    const rows = database
      .prepare(
        `select m.name || '.' || f."from" as name from sqlite_schema m join pragma_foreign_key_list(m.name) f
         where m.type = 'table' and f."table" = 'people'`,
      )
      .all() as { name: string }[];
    database.close();
    const columns = rows.map(({ name }) => name).filter((name) => name !== 'people.merged_into');
    expect(columns.length).toBeGreaterThan(5);
    expect(columns.filter((name) => !/\.(person_id|\w+_by|\w+_person)$/.test(name))).toEqual([]);
  });
});

describe('an owner who was named by number', () => {
  test('is the person who writes with that number', async () => {
    const placeholder = await ensure({ channel: 'whatsapp', userId: '628123', name: 'x', username: null }, at);
    const owner: Sender = { channel: 'whatsapp', userId: '999', name: 'Rina', username: null, phone: '628123' };

    expect(await ensure(owner, at)).toBe(placeholder);
    expect(await ensure({ ...owner, name: 'Rina' }, at)).toBe(placeholder);
    expect(await reads().person(placeholder)).toMatchObject({ name: 'Rina', addresses: [{ userId: '999' }] });
    expect((await reads().personByAddress('whatsapp', '628123'))?.id).toBe(placeholder);
  });

  test('is nobody else', async () => {
    const placeholder = await ensure({ channel: 'whatsapp', userId: '628123', name: 'x', username: null }, at);
    const other: Sender = { channel: 'whatsapp', userId: '998', name: 'Budi', username: null, phone: '628124' };
    expect(await ensure(other, at)).not.toBe(placeholder);
    expect(await ensure({ ...other, userId: '997', phone: '' }, at)).not.toBe(placeholder);
  });
});

test('where somebody wants to be asked is kept', async () => {
  await store.write({ type: 'setPromptChannel', person: into, channel: 'whatsapp' });
  expect((await reads().person(into))?.promptChannel).toBe('whatsapp');
  await store.write({ type: 'setPromptChannel', person: into, channel: null });
  expect((await reads().person(into))?.promptChannel).toBeNull();
});
