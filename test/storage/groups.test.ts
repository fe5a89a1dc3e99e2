import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChatAddress } from '../../workflows/chat.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting, samplePiece } from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  const sender = { channel: 'telegram', userId: '11', name: 'Siti', username: null };
  await store.store.transact((tx) => tx.ensurePerson(1, sender, at));
});
afterEach(() => store.close());

const at = '2025-06-12T05:00:00.000Z';
const group = { channel: 'telegram', chatId: '-100', threadId: null };
const topic = { ...group, threadId: '7' };
const install = (place: ChatAddress = group, title = 'Humas') =>
  store.write({ type: 'installGroup', officeId: 1, group: place, title, by: 1, at });
const isMember = (chatId = '-100') => store.store.reads.isMember('telegram', chatId, 1);

describe('an intake group', () => {
  test('is the group or the topic in which it was installed, and no other', async () => {
    await install(topic);

    expect(await store.store.reads.intakeGroup(topic)).toEqual({
      ...topic,
      officeId: 1,
      title: 'Humas',
      present: true,
    });
    expect(await store.store.reads.intakeGroup(group)).toBeUndefined();
  });

  test('is marked when the bot leaves, and comes back with the next installation', async () => {
    await install();
    await store.write({ type: 'markGroup', channel: 'telegram', chatId: '-100', present: false });
    expect(await store.store.reads.intakeGroup(group)).toMatchObject({ present: false });

    await install(group, 'Humas baru');
    expect(await store.store.reads.intakeGroups(1)).toMatchObject([{ title: 'Humas baru', present: true }]);
  });

  test('has everybody as a member who was not seen leaving', async () => {
    const mark = (present: boolean) =>
      store.write({ type: 'markMember', channel: 'telegram', chatId: '-100', person: 1, present });

    expect(await isMember()).toBe(true);
    await mark(false);
    await mark(false);
    expect(await isMember()).toBe(false);
    expect(await isMember('-200')).toBe(true);
    await mark(true);
    expect(await isMember()).toBe(true);
  });
});

describe('a group that became a supergroup', () => {
  const card = { type: 'card', submissionId: 1 } as const;
  const order = { key: 'card:1', officeId: 1, to: group, what: card, submissionId: 1, notBefore: at };
  const hint = { type: 'hint', person: 1, home: group, day: '2025-06-12' } as const;
  const moved = { ...group, chatId: '-200' };

  test('takes everything along that will be looked up or written to', async () => {
    await install();
    await store.write(
      { type: 'saveSubmission', before: null, after: sampleCollecting() },
      { type: 'send', order },
      { type: 'remind', reminder: { key: 'hint:1', officeId: 1, about: hint, dueAt: at } },
      { type: 'markMember', channel: 'telegram', chatId: '-100', person: 1, present: false },
      { type: 'keepLoosePiece', piece: samplePiece(9), home: group, sender: 1, day: '2025-06-12' },
    );

    await store.write({ type: 'moveGroup', channel: 'telegram', fromChatId: '-100', toChatId: '-200' });

    const { reads } = store.store;
    expect(await reads.intakeGroup(moved)).toMatchObject({ chatId: '-200', title: 'Humas' });
    expect(await reads.intakeGroup(group)).toBeUndefined();
    expect((await reads.submission(1))?.home).toEqual(moved);
    expect(await reads.openSubmissions(1, moved)).toHaveLength(1);
    expect(await store.outbox.due('telegram', at, 10)).toMatchObject([{ key: 'card:1', to: moved }]);
    expect(await store.reminders.due(at, 10)).toMatchObject([{ about: { ...hint, home: moved } }]);
    expect(await isMember('-200')).toBe(false);
    expect(await reads.loosePieces(1, '2025-06-12')).toMatchObject([{ home: moved }]);
  });

  test('may be told of twice, and installed in between', async () => {
    await install();
    const move = () => store.write({ type: 'moveGroup', channel: 'telegram', fromChatId: '-100', toChatId: '-200' });
    await install(moved, 'sudah dipasang');

    await move();
    await move();

    expect(await store.store.reads.intakeGroups(1)).toHaveLength(1);
  });

  test('leaves other chats alone', async () => {
    await install();
    await store.write({ type: 'moveGroup', channel: 'whatsapp', fromChatId: '-100', toChatId: '-200' });

    expect(await store.store.reads.intakeGroup(group)).toBeDefined();
  });
});
