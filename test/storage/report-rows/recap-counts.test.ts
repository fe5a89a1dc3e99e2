import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { SubmissionCommand } from '../../../workflows/command.ts';
import { decide } from '../../../workflows/decide.ts';
import { openSubmission } from '../../../workflows/open-submission.ts';
import { isReviewStep } from '../../../workflows/procedure.ts';
import { isRefusal } from '../../../workflows/refusals.ts';
import type { RecapCounts } from '../../../workflows/report-rows.ts';
import { toWrites } from '../../../workflows/run-command.ts';
import type { Submission } from '../../../workflows/submission.ts';
import { collect, openTestStore, type TestStore } from '../../support/open-test-store.ts';
import { admin, as, chief, deputy, officer, piece } from '../../workflows/given.ts';

const zone = 'Asia/Jakarta';
const june = { from: '2025-06-01', until: '2025-07-01' };

/** What somebody does next, and how many hours later. */
const move = fc.record({
  does: fc.constantFrom('go on', 'go on', 'go on', 'reject', 'skip', 'withdraw'),
  hours: fc.integer({ min: 1, max: 90 }),
});
const history = fc.record({
  startsAt: fc.integer({ min: 0, max: 45 * 24 }),
  moves: fc.array(move, { minLength: 2, maxLength: 14 }),
});

describe('the figures of the recap', () => {
  it('equal a count over the log, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(history, { maxLength: 7 }), async (histories) => {
        const clock = { at: '2025-05-20T00:00:00.000Z', now: () => new Date(clock.at) };
        const store = await openTestStore({ clock });
        try {
          for (const [index, one] of histories.entries()) await live(store, clock, index + 1, one);
          expect(await store.reports.recapCounts(1, june)).toEqual(await countLog(store));
        } finally {
          await store.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('cut the weeks at the ends of the month, from Monday on', async () => {
    const store = await openTestStore();
    const { byWeek } = await store.reports.recapCounts(1, june);
    await store.close();
    expect(byWeek.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2025-06-01 2025-06-02',
      '2025-06-02 2025-06-09',
      '2025-06-09 2025-06-16',
      '2025-06-16 2025-06-23',
      '2025-06-23 2025-06-30',
      '2025-06-30 2025-07-01',
    ]);
  });
});

type Clock = { at: string };
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** One package, command by command, each committed at its own moment. */
async function live(store: TestStore, clock: Clock, id: number, { startsAt, moves }: History): Promise<void> {
  clock.at = later('2025-05-20T00:00:00.000Z', startsAt);
  const content = { caption: 'Caption', narrative: 'Narasi', pieces: [1, 2, 3, 4].map((n) => piece(id * 100 + n)) };
  const about = { type: 'OpenSubmission', id, code: `K-${String(id).padStart(4, '0')}`, officeId: 1 } as const;
  const home = { channel: 'telegram', chatId: '-100', threadId: null };
  const opening = openSubmission({ ...about, home, content, sentAt: clock.at }, as(officer, { now: clock.at }));
  if (isRefusal(opening)) throw new Error(opening.reason);
  await store.write(...toWrites({ before: null, decision: opening }));
  let submission = opening.submission;
  for (const { does, hours } of moves) {
    clock.at = later(clock.at, hours);
    const [command, who] = commandFor(submission, does, clock.at);
    const decision = command && decide(submission, command, as(who, { now: clock.at }));
    if (!decision || isRefusal(decision)) continue;
    await store.write(...toWrites({ before: submission, decision }));
    submission = decision.submission;
  }
}

function commandFor(submission: Submission, does: string, at: string): [SubmissionCommand | null, number] {
  const { step, revision, publications } = submission;
  if (does === 'withdraw') return [{ type: 'Withdraw', reason: 'batal' }, officer];
  if (step === 'collecting') return [{ type: 'HandIn', how: 'button', at }, officer];
  if (isReviewStep(step)) {
    const who = { receiving: admin, correcting: deputy, deciding: chief }[step];
    if (does === 'reject') return [{ type: 'RejectStep', step, revision, response: 'Belum jelas.' }, who];
    return [{ type: 'AcceptStep', step, revision }, who];
  }
  if (step !== 'publishing') return [null, admin];
  const platform = publications.length === 0 ? 'instagram' : 'website';
  if (does === 'skip') return [{ type: 'SkipPlatform', platform, reason: 'rusak' }, admin];
  return [{ type: 'RecordLinks', links: [{ platform, url: `https://${platform}.com/1` }] }, admin];
}

function later(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}

/** The same figures from nothing but the log, and the dues of the finished steps, which the log does not hold. */
async function countLog(store: TestStore): Promise<RecapCounts> {
  const events = await collect(store.events());
  const packages = [...Map.groupBy(events, ({ submission }) => submission).values()].map((own) => {
    const all = own.map((event) => ({ ...event, payload: JSON.parse(event.payload) as Record<string, string> }));
    const first = (type: string) => all.find((event) => event.type === type)?.at;
    const received = first('SubmissionHandedIn');
    return {
      all,
      code: own[0]!.submission!,
      received,
      registered: received ?? own[0]!.at,
      published: first('SubmissionPublished'),
      withdrawn: first('SubmissionWithdrawn'),
    };
  });
  const states = new Map<string, Submission>();
  for (const { code } of packages) states.set(code, (await store.store.reads.submissionByCode(1, code))!);
  const registered = packages.filter((one) => inJune(one.registered));
  const published = packages.filter((one) => one.published && inJune(one.published));
  const share = (some: typeof packages) => ({
    total: some.length,
    onTime: some.filter(({ code, published: at }) => at! <= states.get(code)!.due.publishing).length,
  });
  return {
    received: registered.filter((one) => one.received).length,
    withdrawn: registered.filter((one) => one.received && one.withdrawn).length,
    published: share(published),
    byKind: (['activity', 'video', 'infographic', 'other'] as const).map((kind) => ({
      kind,
      ...share(kind === 'activity' ? published : []),
    })),
    byPlatform: ['instagram', 'website'].flatMap((platform) => {
      const last = published.flatMap(({ all }) => all.filter(({ payload }) => payload.platform === platform).slice(-1));
      const links = last.filter(({ type }) => type === 'LinkRecorded').length;
      return last.length > 0 ? [{ platform, links, skipped: last.length - links }] : [];
    }),
    byWeek: weeks().map((week) => ({ ...week, ...share(published.filter((one) => isIn(one.published!, week))) })),
    steps: (['collecting', 'receiving', 'correcting', 'deciding', 'publishing'] as const).map((step) => {
      const finished = registered.flatMap(({ code, all }) => {
        const done = states.get(code)!.finished;
        const ends = all.filter(({ type }) => stepEnds.has(type));
        const begins = [all[0]!.at, ...ends.map(({ at }) => at)];
        return ends.flatMap(({ type, at, payload }, index) =>
          (stepEnds.get(type) ?? payload.step) === step
            ? [{ minutes: (Date.parse(at) - Date.parse(begins[index]!)) / 60_000, onTime: at <= done[index]!.due }]
            : [],
        );
      });
      const onTime = finished.filter((one) => one.onTime).length;
      return { step, total: finished.length, onTime, medianMinutes: median(finished.map(({ minutes }) => minutes)) };
    }),
  };
}

/** What ends a step; null: its payload says which. */
const stepEnds = new Map([
  ['SubmissionHandedIn', 'collecting'],
  ['StepAccepted', null],
  ['StepRejected', null],
  ['SubmissionPublished', 'publishing'],
]);

function inJune(at: string): boolean {
  return isIn(at, june);
}

function isIn(at: string, { from, until }: { from: string; until: string }): boolean {
  const day = DateTime.fromISO(at, { zone }).toFormat('yyyy-MM-dd');
  return day >= from && day < until;
}

function weeks() {
  const days = Array.from({ length: 30 }, (_, index) => `2025-06-${String(index + 1).padStart(2, '0')}`);
  const starts = days.filter((day, index) => index === 0 || DateTime.fromISO(day).weekday === 1);
  return starts.map((from, index) => ({ from, until: starts[index + 1] ?? june.until }));
}

function median(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b);
  if (sorted.length === 0) return null;
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)]!, sorted[Math.ceil((sorted.length - 1) / 2)]!];
  return Math.round(((low + high) / 2) * 1000) / 1000;
}
