import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KnownMessage } from '../../workflows/writes.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting, sampleContent, samplePiece } from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  const sender = { channel: 'telegram', userId: '11', name: 'Siti', username: null };
  await store.store.transact((tx) => tx.ensurePerson(1, sender, minute(0)));
});
afterEach(() => store.close());

const minute = (number: number) => `2025-06-12T05:${String(number).padStart(2, '0')}:00.000Z`;
const day = '2025-06-12';
const privateChat = { channel: 'telegram', chatId: '11', threadId: null };
const group = { channel: 'telegram', chatId: '-100', threadId: null };

function message(messageId: string, changes: Partial<KnownMessage> = {}): KnownMessage {
  const about = { officeId: 1, submissionId: 1, purpose: 'text', person: 1 } as const;
  const rest = { step: null, revision: null, ref: null, length: null, at: minute(Number(messageId)) };
  return { channel: 'telegram', chatId: '11', messageId, ...about, ...rest, ...changes };
}

const remember = (...messages: KnownMessage[]) =>
  store.write(...messages.map((one) => ({ type: 'rememberMessage', message: one }) as const));

describe('known messages', () => {
  test('lead to their package', async () => {
    const prompt = message('1', { purpose: 'prompt', step: 'deciding', revision: 2 });
    await remember(prompt);

    expect(await store.store.reads.knownMessage(prompt)).toEqual(prompt);
    expect(await store.store.reads.knownMessage({ ...prompt, chatId: '12' })).toBeUndefined();
  });

  test('the newest of a purpose counts', async () => {
    const cards = ['1', '3', '2'].map((id) => message(id, { purpose: 'card', person: null }));
    await remember(...cards, message('4'));

    expect(await store.store.reads.newestMessage(1, 'card')).toEqual(cards[1]);
    expect(await store.store.reads.newestMessage(2, 'card')).toBeUndefined();
  });

  test('the last narrative of a person is looked for in its chat', async () => {
    await remember(
      message('1', { purpose: 'narrative', length: 4_096 }),
      message('2', { purpose: 'narrative', chatId: '-100' }),
      message('3', { purpose: 'narrative', person: 2 }),
      message('4'),
    );

    expect(await store.store.reads.lastNarrativeText(1, privateChat)).toMatchObject({ messageId: '1', length: 4_096 });
    expect(await store.store.reads.lastNarrativeText(3, privateChat)).toBeUndefined();
  });

  test('a hint is found by its person and day', async () => {
    await remember(message('1', { purpose: 'hint', submissionId: null, ref: day }));

    expect(await store.store.reads.hintMessage(1, day)).toMatchObject({ messageId: '1' });
    expect(await store.store.reads.hintMessage(1, '2025-06-13')).toBeUndefined();
  });
});

describe('prompts', () => {
  const prompt = message('1', { purpose: 'prompt', step: 'correcting', revision: 1 });

  test('are every copy that asks somebody, oldest first', async () => {
    const copy = message('2', { ...prompt, messageId: '2', person: 2, at: minute(2) });
    await remember(
      copy,
      prompt,
      message('3', { purpose: 'prompt', submissionId: 2 }),
      message('4', { purpose: 'album' }),
    );

    expect(await store.store.reads.prompts(1)).toEqual([prompt, copy]);
  });

  test('show what their reader leafed to, also after they were drawn again', async () => {
    const view = { type: 'media', leaveOut: ['telegram:-100:2'] } as const;
    await remember(prompt);
    expect(await store.store.reads.promptView(prompt)).toEqual({ type: 'decide' });

    await store.write({ type: 'setPromptView', message: prompt, view });
    await remember({ ...prompt, at: minute(9) });

    expect(await store.store.reads.promptView(prompt)).toEqual(view);
    expect(await store.store.reads.promptView(message('9'))).toEqual({ type: 'decide' });
  });
});

describe('questions', () => {
  const about = { type: 'rejection', step: 'deciding', revision: 1 } as const;
  const ask = (submissionId: number, person = 1) =>
    store.write({
      type: 'ask',
      question: { officeId: 1, person, to: privateChat, submissionId, about, askedAt: minute(submissionId) },
    });
  const open = async (person = 1) => (await store.store.reads.openQuestions(person)).map(({ id }) => id);

  test('are open until they are closed; the last one was asked last', async () => {
    await ask(1);
    await ask(2);

    expect(await store.store.reads.question(2)).toEqual({
      id: 2,
      person: 1,
      submissionId: 2,
      about,
      askedAt: minute(2),
      open: true,
    });
    expect(await open()).toEqual([1, 2]);
    await store.write({ type: 'closeQuestion', questionId: 2 });
    expect(await open()).toEqual([1]);
    expect(await store.store.reads.question(2)).toMatchObject({ open: false });
  });

  test('of one package are closed together', async () => {
    for (const id of [1, 2, 1]) await ask(id);

    await store.write({ type: 'closeQuestionsOf', submissionId: 1 });

    expect(await open()).toEqual([2]);
  });
});

describe('loose pieces', () => {
  const keep = (number: number, changes = {}) =>
    store.write({ type: 'keepLoosePiece', piece: samplePiece(number, changes), home: group, sender: 1, day });

  test('wait under their sender and day, and under their album', async () => {
    await keep(1, { albumId: 'a' });
    await keep(2);

    expect(await store.store.reads.loosePieces(1, day)).toEqual([
      { piece: samplePiece(1, { albumId: 'a' }), home: group, person: 1 },
      { piece: samplePiece(2), home: group, person: 1 },
    ]);
    expect(await store.store.reads.loosePieces(1, '2025-06-13')).toEqual([]);
    expect(await store.store.reads.looseAlbum('telegram', '-100', 'a')).toHaveLength(1);
    expect(await store.store.reads.submissionIdByAlbum('telegram', '-100', 'a')).toBeUndefined();
  });

  test('are fetched like others, and are adopted by a package', async () => {
    await keep(1, { albumId: 'a', state: 'fetching', sha256: null });
    expect(await store.fetches.due(minute(59), 10)).toMatchObject([{ submissionId: null, officeId: 1 }]);
    const result = { state: 'archived', sha256: 'f'.repeat(64), size: 5 } as const;
    await store.store.transact((tx) => tx.settleLoosePiece('telegram:-100:1', result));

    const [loose] = await store.store.reads.loosePieces(1, day);
    expect(loose?.piece).toMatchObject(result);
    const after = sampleCollecting({ content: sampleContent({ pieces: [loose!.piece] }) });
    await store.write({ type: 'saveSubmission', before: null, after });

    expect(await store.store.reads.loosePieces(1, day)).toEqual([]);
    expect(await store.store.reads.submission(1)).toEqual(after);
    expect(await store.store.reads.submissionIdByAlbum('telegram', '-100', 'a')).toBe(1);
  });

  test('that joined a package while they were fetched stay what the package says', async () => {
    const piece = samplePiece(1, { state: 'fetching', sha256: null });
    const after = sampleCollecting({ content: sampleContent({ pieces: [piece] }) });
    await store.write({ type: 'saveSubmission', before: null, after });

    await store.store.transact((tx) => tx.settleLoosePiece(piece.key, { state: 'unarchived' }));
    await store.write({ type: 'keepLoosePiece', piece, home: group, sender: 1, day });

    expect(await store.store.reads.submission(1)).toEqual(after);
  });

  test('are not taken from another package', async () => {
    await store.write({ type: 'saveSubmission', before: null, after: sampleCollecting() });

    const second = store.write({
      type: 'saveSubmission',
      before: null,
      after: sampleCollecting({ id: 2, code: 'K-0002' }),
    });

    await expect(second).rejects.toThrow('belongs to another package');
  });
});

test('the bot explained itself to somebody once a day', async () => {
  await store.write({ type: 'noteExplained', key: 'telegram:11', day });
  await store.write({ type: 'noteExplained', key: 'telegram:11', day });

  expect(await store.store.reads.wasExplained('telegram:11', day)).toBe(true);
  expect(await store.store.reads.wasExplained('telegram:11', '2025-06-13')).toBe(false);
});
