import { afterEach, describe, expect, it } from 'vitest';
import type { SubmissionCommand } from '../../workflows/command.ts';
import type { Submission } from '../../workflows/submission.ts';
import * as given from '../workflows/given.ts';
import { at, type LadderOffice, openLadderOffice } from './ladder-office.ts';

/**
 * Each rung of the ladder, with its twins: what is reminded of in time is not when it was finished, when its deadline was
 * moved, or when it is night; and comes once, and says that it is late, when the program was down.
 */
interface Case {
  rung: string;
  /** When it comes, and the time before it at which something happens instead. */
  time: string;
  before: string;
  /** Quiet hours that it falls into, and when they end. */
  quiet: { from: number; to: number };
  quietEnd: string;
  /** When the program is started after it. */
  restart: string;
  /** The same rung after the deadline was moved to Friday, 20 June. */
  moved: string;
  hears: readonly string[];
}

const { admin, deputy } = given;
const minutes = (hour: number, minute = 0) => hour * 60 + minute;

const rungs: readonly Case[] = [
  {
    rung: 'the first time of the due day',
    time: '13T08:00',
    before: '13T07:59',
    quiet: { from: minutes(7), to: minutes(9, 30) },
    quietEnd: '13T09:30',
    restart: '13T10:00',
    moved: '20T08:00',
    hears: [`person:${admin} step`],
  },
  {
    rung: 'the second time of the due day',
    time: '13T16:00',
    before: '13T15:59',
    quiet: { from: minutes(15), to: minutes(17) },
    quietEnd: '13T17:00',
    restart: '13T18:00',
    moved: '20T16:00',
    hears: [`person:${admin} step`],
  },
  {
    rung: 'the last time of the due day',
    time: '13T20:00',
    before: '13T19:59',
    quiet: { from: minutes(19), to: minutes(20, 45) },
    quietEnd: '13T20:45',
    restart: '13T20:50',
    moved: '20T20:00',
    hears: [`person:${admin} step`],
  },
  {
    rung: 'the first overdue morning',
    time: '14T08:00',
    before: '14T07:59',
    quiet: { from: minutes(7), to: minutes(9, 30) },
    quietEnd: '14T09:30',
    restart: '14T11:00',
    moved: '21T08:00',
    hears: [`person:${admin} step`],
  },
  {
    rung: 'the second overdue morning, and the role above',
    time: '15T08:00',
    before: '15T07:59',
    quiet: { from: minutes(7), to: minutes(9, 30) },
    quietEnd: '15T09:30',
    restart: '15T11:00',
    moved: '22T08:00',
    hears: [`person:${admin} step`, `person:${deputy} step up`],
  },
  {
    rung: 'a later overdue morning, and the role above',
    time: '18T08:00',
    before: '18T07:59',
    quiet: { from: minutes(7), to: minutes(9, 30) },
    quietEnd: '18T09:30',
    restart: '18T11:00',
    moved: '25T08:00',
    hears: [`person:${admin} step`, `person:${deputy} step up`],
  },
];

const accept = given.accept('receiving');
const kahar: SubmissionCommand = { type: 'ExtendDeadlines', declaration: 1, until: '2025-06-20T16:59:59.999Z' };

describe.each(rungs)('$rung', ({ time, before, quiet, quietEnd, restart, moved, hears }) => {
  let office: LadderOffice;
  afterEach(() => office.close());

  async function open(submission: Submission = given.handedIn(), rules: Parameters<typeof openLadderOffice>[0] = {}) {
    office = await openLadderOffice(rules);
    await office.begin(submission);
    return office;
  }

  it('is sent when it is due, and logged once', async () => {
    await open();
    const early = await office.passUntil(before);
    expect(early.filter((line) => line.startsWith(time))).toEqual([]);
    const soFar = (await office.logged()).length;
    expect(await office.passUntil(time)).toEqual(hears.map((line) => `${time} ${line}`));
    const logged = (await office.logged()).slice(soFar).map((payload) => JSON.parse(payload));
    expect(logged).toMatchObject([{ step: 'receiving', scheduledAt: at(time), late: false }]);
  });

  it('is not sent when the step was finished before', async () => {
    await open();
    await office.passUntil(before);
    await office.run(accept, admin, before);
    const lines = await office.passUntil(time);
    expect(lines.filter((line) => line.includes(`person:${admin} `))).toEqual([]);
  });

  it('moves with keadaan kahar', async () => {
    await open();
    await office.passUntil(before);
    await office.run(kahar, admin, before);
    const until = moved.replace(/\d\d$/, '00');
    const lines = await office.passUntil(until);
    expect(lines.filter((line) => line.startsWith(time))).toEqual([]);
    expect(lines.filter((line) => line.startsWith(moved))).toEqual(hears.map((line) => `${moved} ${line}`));
  });

  it('waits for the end of quiet hours', async () => {
    await open(given.handedIn(), { quiet });
    const lines = await office.passUntil(quietEnd);
    expect(lines.filter((line) => line.startsWith(time))).toEqual([]);
    expect(lines.filter((line) => line.startsWith(quietEnd))).toEqual(hears.map((line) => `${quietEnd} ${line}`));
  });

  it('comes once, and late, when the program was stopped before it and started after it', async () => {
    await open();
    await office.passUntil(before);
    const lines = await office.startAt(restart);
    const late = hears.map((line) => `${restart} ${line.replace('step', 'step late')}`);
    expect(lines).toEqual(late);
    expect(await office.startAt(restart)).toEqual([]);
    const last = (await office.logged()).at(-1) ?? '{}';
    expect(JSON.parse(last)).toMatchObject({ scheduledAt: at(time), late: true });
  });
});

describe('the end of the day of the upload', () => {
  let office: LadderOffice;
  afterEach(() => office.close());

  it('is told to admin, whoever has the move, and not of what was published or moved', async () => {
    office = await openLadderOffice();
    await office.begin(given.corrected());
    await office.passUntil('14T05:59');
    expect(await office.passUntil('14T06:00')).toEqual([`14T06:00 person:${admin} uploadLate`]);
    await office.close();

    office = await openLadderOffice();
    await office.begin(given.corrected());
    await office.passUntil('13T21:00');
    await office.run(kahar, admin, '13T21:00');
    expect(await office.passUntil('14T09:00')).toEqual([]);
  });
});
