import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Submission } from '../../../workflows/submission.ts';
import { collect, openTestStore, type TestStore } from '../../support/open-test-store.ts';
import {
  sampleCollecting,
  sampleContent,
  sampleInReview,
  samplePiece,
  samplePublished,
  sampleWithdrawn,
} from '../../support/sample-submission.ts';

let store: TestStore;
beforeEach(async () => {
  store = await openTestStore();
  await store.store.transact(async (tx) => {
    for (const [userId, name] of [
      ['11', 'Siti'],
      ['12', 'Budi'],
    ] as const)
      await tx.ensurePerson(1, { channel: 'telegram', userId, name, username: null }, '2025-06-01T00:00:00.000Z');
  });
});
afterEach(() => store.close());

const june = { from: '2025-06-01', until: '2025-07-01' };
const register = (span = june) => collect(store.reports.registerRows(1, span));
const recap = (span = june) => collect(store.reports.recapRows(1, span));
const save = (...all: Submission[]) =>
  store.write(...all.map((after) => ({ type: 'saveSubmission', before: null, after }) as const));

/** Another package than number 1, with pieces of its own. */
function numbered<S extends Submission>(submission: S, id: number): S {
  const pieces = submission.content.pieces.map((_, n) => samplePiece(id * 100 + n));
  return { ...submission, id, code: `K-${String(id).padStart(4, '0')}`, content: { ...submission.content, pieces } };
}

describe('register rows', () => {
  test('tell everything about a package that the register prints', async () => {
    const pieces = [
      samplePiece(1),
      samplePiece(2, { kind: 'video', state: 'unarchived' }),
      samplePiece(3, { leftOut: true }),
      samplePiece(4, { state: 'duplicate' }),
      samplePiece(5, { state: 'fetching' }),
      samplePiece(6),
    ];
    await save(samplePublished({ content: sampleContent({ pieces }) }));

    expect(await register()).toEqual([
      {
        code: 'K-0001',
        receivedAt: '2025-06-12T05:00:00.000Z',
        openedAt: '2025-06-12T03:00:00.000Z',
        activityName: 'Sosialisasi pemilih pemula',
        activityDay: '2025-06-12',
        submittedBy: 'Siti',
        expectedTeam: null,
        kind: 'activity',
        required: { pieces: 4, narrative: true, caption: true },
        pieces: { photo: 2, video: 1 },
        caption: sampleContent().caption,
        narrative: sampleContent().narrative,
        state: 'published',
        steps: [
          expect.objectContaining({ step: 'collecting', outcome: 'handedIn', by: 'Siti' }),
          expect.objectContaining({ step: 'receiving', outcome: 'accepted', by: 'Budi', handIn: 1, revision: 1 }),
          expect.objectContaining({ step: 'correcting' }),
          expect.objectContaining({ step: 'deciding' }),
          expect.objectContaining({ step: 'publishing', outcome: 'published', at: '2025-06-13T09:00:00.000Z' }),
        ],
        due: samplePublished().due,
        forceMajeures: [],
        publishedAt: '2025-06-13T09:00:00.000Z',
        withdrawnReason: null,
      },
    ]);
  });

  test('stand by their number, whatever their day', async () => {
    await save(numbered(sampleInReview(), 10_000), numbered(sampleCollecting(), 2), numbered(sampleWithdrawn(), 9_999));

    expect((await register()).map(({ code }) => code)).toEqual(['K-0002', 'K-9999', 'K-10000']);
  });

  test('belong to the day of the first hand-in, else of the opening, in the zone of the office', async () => {
    const lastMoment = '2025-06-30T16:59:59.999Z';
    const firstMoment = '2025-06-30T17:00:00.000Z';
    await save(
      numbered(sampleCollecting({ openedAt: lastMoment }), 1),
      numbered(sampleCollecting({ openedAt: firstMoment }), 2),
      numbered(sampleInReview({ openedAt: firstMoment }), 3),
    );

    expect((await register()).map(({ code }) => code)).toEqual(['K-0001', 'K-0003']);
    expect((await register({ from: '2025-07-01', until: '2025-08-01' })).map(({ code }) => code)).toEqual(['K-0002']);
  });

  test('move to the day of the hand-in when it comes', async () => {
    const draft = sampleCollecting({ openedAt: '2025-05-31T03:00:00.000Z' });
    await save(draft);
    expect(await register()).toEqual([]);

    await store.write({ type: 'saveSubmission', before: draft, after: sampleInReview() });

    expect(await register()).toMatchObject([{ receivedAt: '2025-06-12T05:00:00.000Z' }]);
  });

  test('come page after page', async () => {
    const bare = sampleCollecting({ content: sampleContent({ pieces: [] }) });
    await save(...Array.from({ length: 1_201 }, (_, n) => numbered(bare, n + 1)));

    const codes = (await register()).map(({ code }) => code);
    expect([codes.length, codes[0], codes[500], codes[1_200]]).toEqual([1_201, 'K-0001', 'K-0501', 'K-1201']);
  });
});

describe('recap rows', () => {
  test('are the packages published in the span, by the moment, with their links in order', async () => {
    await save(
      samplePublished(),
      numbered(samplePublished({ publishedAt: '2025-06-13T08:00:00.000Z' }), 2),
      numbered(samplePublished({ publishedAt: '2025-07-01T08:00:00.000Z' }), 3),
      numbered(sampleInReview(), 4),
    );

    const rows = await recap();
    expect(rows.map(({ code }) => code)).toEqual(['K-0002', 'K-0001']);
    expect(rows[1]).toEqual({
      code: 'K-0001',
      activityName: 'Sosialisasi pemilih pemula',
      activityDay: '2025-06-12',
      kind: 'activity',
      publishedAt: '2025-06-13T09:00:00.000Z',
      publishingDue: '2025-06-13T16:59:59.999Z',
      reviewers: { receiving: 'Budi', correcting: 'Budi', deciding: 'Budi' },
      links: [
        { platform: 'instagram', url: 'https://www.instagram.com/p/abc', skipped: null },
        { platform: 'tiktok', url: null, skipped: 'tidak ada video' },
      ],
    });
  });
});

describe('missing rows', () => {
  const missing = () => collect(store.reports.missingRows(1, june));
  const plan = (id: number, day: string, more = {}) =>
    store.write({
      type: 'saveActivity',
      activity: { id, officeId: 1, day, name: `Kegiatan ${id}`, team: null, cancelled: null, plannedBy: 1, ...more },
      at: '2025-06-01T00:00:00.000Z',
    });
  const link = (submissionId: number, activityId: number) =>
    store.write({
      type: 'linkActivity',
      officeId: 1,
      link: { submissionId, activityId, chosenBy: null },
      at: '2025-06-12T00:00:00.000Z',
    });

  test('are what was planned in the span, takes place, and has no package', async () => {
    await plan(1, '2025-06-13', { team: 'Budi' });
    await plan(2, '2025-06-12');
    await plan(3, '2025-06-14', { cancelled: 'hujan' });
    await plan(4, '2025-07-01');
    await plan(5, '2025-06-15');
    await plan(6, '2025-06-16');
    await save(numbered(sampleCollecting(), 1), numbered(sampleWithdrawn(), 2));
    await link(1, 5);
    await link(2, 6);

    const rows = await missing();
    expect(rows.map(({ activityName }) => activityName)).toEqual(['Kegiatan 2', 'Kegiatan 1', 'Kegiatan 6']);
    expect(rows[1]).toMatchObject({
      code: null,
      activityDay: '2025-06-13',
      expectedTeam: 'Budi',
      state: 'missing',
      due: { collecting: '2025-06-14T16:59:59.999Z', publishing: '2025-06-14T16:59:59.999Z' },
    });
  });
});
