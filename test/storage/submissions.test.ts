import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VersionConflict } from '../../storage/store.ts';
import type { Step } from '../../workflows/procedure.ts';
import type { Submission } from '../../workflows/submission.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import {
  sampleCollecting,
  sampleContent,
  sampleFinished,
  sampleInReview,
  samplePackage,
  samplePiece,
  samplePublished,
  samplePublishing,
  sampleWithdrawn,
} from '../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const save = (before: Submission | null, after: Submission) => store.write({ type: 'saveSubmission', before, after });

const rejected = sampleFinished({ outcome: 'rejected', response: 'foto kabur' });
const { handedIn: _handedIn, ...reviewed } = sampleInReview();

const everyState: Record<string, Submission> = {
  'collecting, just opened': sampleCollecting(),
  'collecting, with everything missing': sampleCollecting({
    content: sampleContent({
      caption: null,
      narrative: null,
      pieces: [],
      problems: [{ field: 'date', why: 'impossible', written: '31/02/2025' }],
    }),
  }),
  'collecting, handed back': {
    ...reviewed,
    step: 'collecting',
    finished: [...reviewed.finished, rejected],
    returned: rejected,
  },
  receiving: sampleInReview(),
  correcting: sampleInReview({ step: 'correcting' }),
  deciding: sampleInReview({ step: 'deciding' }),
  publishing: samplePublishing(),
  'publishing, of a time when platforms were not kept': samplePublishing({ platforms: null }),
  published: samplePublished(),
  withdrawn: sampleWithdrawn(),
  'withdrawn, never a package': sampleWithdrawn({ reason: null }),
};

describe('a package that was saved', () => {
  test.each(Object.entries(everyState))('reads back as it was: %s', async (_name, submission) => {
    await save(null, submission);

    expect(await store.store.reads.submission(1)).toEqual(submission);
    expect(await store.store.reads.submissionByCode(1, 'K-0001')).toEqual(submission);
  });

  test('keeps every kind of piece with its place in a topic', async () => {
    const pieces = [
      samplePiece(9, { kind: 'video', state: 'unarchived', sha256: null, size: null, mimeType: null }),
      samplePiece(2, { albumId: 'a', state: 'duplicate', fileName: 'foto.jpg' }),
      samplePiece(5, { state: 'fetching', sha256: null, leftOut: true }),
    ];
    const home = { channel: 'telegram', chatId: '-100', threadId: '7' };
    const submission = sampleCollecting({ home, content: sampleContent({ pieces }) });

    await save(null, submission);

    expect(await store.store.reads.submission(1)).toEqual(submission);
    expect(await store.store.reads.openSubmissions(1, home)).toEqual([submission]);
    expect(await store.store.reads.openSubmissions(1, { ...home, threadId: null })).toEqual([]);
  });

  test('is found again by its album, in the chat of that album', async () => {
    const key = 'whatsapp:62811:3@s.whatsapp.net:3EB0';
    await save(null, sampleCollecting({ content: sampleContent({ pieces: [samplePiece(1, { key, albumId: 'a' })] }) }));

    const { reads } = store.store;
    expect(await reads.submissionIdByAlbum('whatsapp', '62811:3@s.whatsapp.net', 'a')).toBe(1);
    expect(await reads.submissionIdByAlbum('whatsapp', '62812@s.whatsapp.net', 'a')).toBeUndefined();
  });

  test('reads back after a restart', async () => {
    await save(null, samplePublished());
    store = await store.reopen();

    expect(await store.store.reads.submission(1)).toEqual(samplePublished());
  });
});

describe('a package that is saved again', () => {
  const before = sampleInReview();

  test('writes what changed and keeps the rest', async () => {
    await save(null, before);
    const pieces = before.content.pieces.map((piece) =>
      piece.key.endsWith(':2') ? { ...piece, leftOut: true } : piece,
    );
    const content = { ...before.content, caption: 'lebih baik', pieces: [...pieces, samplePiece(9)] };
    const after = { ...before, version: 3, revision: 2, content };

    await save(before, after);

    expect(await store.store.reads.submission(1)).toEqual(after);
  });

  test('takes a written response that came after the decision, and never another one', async () => {
    const accepted = { ...before, version: 3, finished: [...before.finished, sampleFinished()] };
    const answered = {
      ...accepted,
      version: 4,
      finished: [before.finished[0]!, sampleFinished({ response: 'bagus' })],
    };
    await save(null, before);
    await save(before, accepted);

    await save(accepted, answered);
    await save(answered, {
      ...answered,
      version: 5,
      finished: [before.finished[0]!, sampleFinished({ response: 'lain' })],
    });

    expect((await store.store.reads.submission(1))?.finished[1]?.response).toBe('bagus');
  });

  test('puts a link in the place of another', async () => {
    const published = samplePublished();
    const [instagram, tiktok] = published.publications;
    const after = {
      ...published,
      version: 3,
      publications: [tiktok!, { ...instagram!, url: 'https://instagram.com/p/z' }],
    };
    await save(null, published);

    await save(published, after);

    expect(await store.store.reads.submission(1)).toEqual(after);
  });

  test('is refused when somebody wrote it in between, and changes nothing', async () => {
    await save(null, before);
    await save(before, { ...before, version: 3, lateEdits: 1 });

    const late = save(before, { ...before, version: 3, content: sampleContent({ pieces: [samplePiece(99)] }) });

    await expect(late).rejects.toBeInstanceOf(VersionConflict);
    expect(await store.store.reads.submission(1)).toMatchObject({ version: 3, lateEdits: 1, content: before.content });
  });

  test('is refused when it was opened twice', async () => {
    await save(null, before);

    await expect(save(null, sampleCollecting())).rejects.toBeInstanceOf(VersionConflict);
  });
});

describe('revisions', () => {
  test('are kept whole, with who made them and when', async () => {
    const now = new Date('2025-06-12T05:00:00.000Z');
    await store.close();
    store = await openTestStore({ clock: { now: () => now } });
    const draft = sampleCollecting();
    const handedIn = sampleInReview();
    await save(null, draft);
    await store.write(
      { type: 'saveSubmission', before: draft, after: handedIn },
      {
        type: 'appendEvent',
        event: {
          officeId: 1,
          type: 'SubmissionHandedIn',
          submission: 'K-0001',
          actor: 1,
          channel: 'telegram',
          payload: {},
        },
      },
    );
    const second = { ...handedIn, version: 3, revision: 2, content: sampleContent({ caption: 'baru' }) };
    await save(handedIn, second);

    const { revision } = store.store.reads;
    expect(await store.store.reads.revision(1, 0)).toBeUndefined();
    expect(await revision.call(store.store.reads, 1, 1)).toEqual({
      number: 1,
      content: handedIn.content,
      at: now.toISOString(),
      by: 1,
    });
    expect(await store.store.reads.revision(1, 2)).toMatchObject({ content: second.content, by: null });
  });
});

describe('numbers and lists', () => {
  test('codes count up within an office and are never given twice', async () => {
    expect(await store.store.reads.nextSubmission(1)).toEqual({ id: 1, code: 'K-0001' });
    await save(null, sampleWithdrawn({ reason: null }));
    expect(await store.store.reads.nextSubmission(1)).toEqual({ id: 2, code: 'K-0002' });
    await save(null, sampleCollecting({ id: 2, code: 'K-9999', content: sampleContent({ pieces: [] }) }));
    expect(await store.store.reads.nextSubmission(1)).toEqual({ id: 3, code: 'K-10000' });
  });

  test('open packages come oldest first, without those that ended', async () => {
    const open = [3, 1].map((id) =>
      sampleCollecting({
        ...samplePackage({ id, code: `K-000${id}` }),
        content: sampleContent({ pieces: [samplePiece(id)] }),
      }),
    );
    for (const submission of open) await save(null, submission);
    await save(null, sampleWithdrawn({ id: 2, code: 'K-0002', content: sampleContent({ pieces: [] }) }));

    expect(await store.store.reads.openSubmissions(1)).toEqual([open[1], open[0]]);
  });

  test('open packages of a person are those of their team and those at the steps that they hold', async () => {
    const own = sampleCollecting({ id: 1, code: 'K-0001', team: [7, 8] });
    const others = sampleCollecting({ id: 2, code: 'K-0002', team: [78] });
    const atStep = sampleInReview({ id: 3, code: 'K-0003', team: [78] });
    const over = sampleWithdrawn({ id: 4, code: 'K-0004', team: [7] });
    for (const one of [own, others, atStep, over]) await save(null, { ...one, content: sampleContent({ pieces: [] }) });

    const of = async (person: number, ...steps: Step[]) =>
      (await store.store.reads.openSubmissionsOf(1, person, steps)).map(({ code }) => code);
    expect(await of(7)).toEqual(['K-0001']);
    expect(await of(7, atStep.step)).toEqual(['K-0001', 'K-0003']);
    expect(await of(9, 'publishing')).toEqual([]);
  });
});
