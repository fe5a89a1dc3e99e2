import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Activity } from '../../workflows/activity.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { sampleCollecting, sampleWithdrawn } from '../support/sample-submission.ts';

const at = '2025-06-10T03:00:00.000Z';

describe('the agenda in the database', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
    const sender = { channel: 'telegram', userId: '1', name: 'Budi', username: null };
    await store.store.transact((tx) => tx.ensurePerson(1, sender, at));
  });
  afterEach(() => store.close());

  const activity = (id: number, more: Partial<Activity> = {}): Activity => ({
    ...{ id, officeId: 1, day: '2025-06-12', name: 'Rapat pleno', team: null, cancelled: null, plannedBy: 1 },
    ...more,
  });
  const save = (...all: Activity[]) =>
    store.write(...all.map((one) => ({ type: 'saveActivity', activity: one, at }) as const));
  const reads = () => store.store.reads;
  const link = (submissionId: number, activityId: number | null, chosenBy: number | null = null) =>
    store.write({ type: 'linkActivity', officeId: 1, link: { submissionId, activityId, chosenBy }, at });

  it('lists the activities of a span by day, and keeps who planned them when they change', async () => {
    await save(activity(1), activity(2, { day: '2025-06-11', team: 'Budi' }), activity(3, { day: '2025-06-13' }));
    await save(activity(1, { name: 'Rapat', cancelled: 'hujan', plannedBy: null }));
    const listed = await reads().agenda(1, '2025-06-11', '2025-06-13');
    expect(listed).toEqual([
      { ...activity(2, { day: '2025-06-11', team: 'Budi' }), packages: [] },
      { ...activity(1, { name: 'Rapat', cancelled: 'hujan' }), packages: [] },
    ]);
    expect(await reads().nextActivityId()).toBe(4);
  });

  it('knows the packages of an activity, and the newest link of a package', async () => {
    await save(activity(1), activity(2));
    const open = sampleCollecting({ id: 1, code: 'K-0001' });
    const withdrawn = sampleWithdrawn({ id: 2, code: 'K-0002' });
    await store.write(
      { type: 'saveSubmission', before: null, after: open },
      { type: 'saveSubmission', before: null, after: { ...withdrawn, content: { ...withdrawn.content, pieces: [] } } },
    );
    await link(1, 2);
    await link(1, 1, 1);
    await link(2, 1);
    expect((await reads().activity(1))?.packages).toEqual([
      { submissionId: 1, code: 'K-0001', step: 'collecting', handIns: 0 },
      { submissionId: 2, code: 'K-0002', step: 'withdrawn', handIns: 0 },
    ]);
    expect((await reads().activity(2))?.packages).toEqual([]);
    expect(await reads().activityLink(1)).toEqual({ submissionId: 1, activityId: 1, chosenBy: 1 });
    expect(await reads().activityLink(3)).toBeUndefined();
  });

  it('keeps questions about the office, which closing those of a package leaves open', async () => {
    const about = { type: 'activity', activityId: 1, field: 'name' } as const;
    const to = { channel: 'telegram', chatId: '1', threadId: null };
    await store.write({
      type: 'ask',
      question: { officeId: 1, person: 1, to, submissionId: null, about, askedAt: at },
    });
    await store.write({ type: 'closeQuestionsOf', submissionId: 1 });
    expect(await reads().openQuestions(1)).toMatchObject([{ submissionId: null, about, open: true }]);
  });
});
