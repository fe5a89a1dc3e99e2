import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChatMessage } from '../../../playground/bot-api/chat-message.ts';
import type { VirtualUser } from '../../../playground/bot-api/virtual-user.ts';
import { buttonsOf } from '../office.ts';
import { logOf, longDayOf } from '../packages.ts';
import { type MonthOffice, openMonthOffice } from './month-office.ts';
import { type SloppyActivity, sloppyActivities } from './sloppy-plan.ts';
import { Transcript } from './transcript.ts';

/** June 2025 in an office of people who forget: thirty activities, and what each of them read on the phone. */
const lastDay = 30;
/** Monday, after the morning on which the recap of May is sent. */
const begin = at(2, 8);
const activities = sloppyActivities();

describe('a month of an office', () => {
  let office: MonthOffice;
  let transcript: Transcript;

  beforeAll(async () => {
    office = await openMonthOffice(begin);
    transcript = new Transcript(office.timed.server);
    for (let day = 2; day <= lastDay; day += 1) await playDay(office, day);
    transcript.end();
  }, 180_000);
  afterAll(() => office.timed.close());

  it('reads like this to each of its people', async () => {
    const { people, group } = office;
    const pages = [
      summary(office, transcript),
      transcript.page('Rina, Admin Medsos', people.Rina.privateChat),
      transcript.page('Wati, Wakil Pimpinan Redaksi (sakit 16 sampai 19 Juni)', people.Wati.privateChat),
      transcript.page('Pak Hendra, Pimpinan Redaksi', people['Pak Hendra'].privateChat),
      transcript.page('Grup Tim Pelaksana: Budi, Sari, Joko, Rina', group.id),
    ];
    await expect(pages.join('\n')).toMatchFileSnapshot('month.transcript.txt');
  });

  it('writes to nobody more than six times a day without needing anything', () => {
    const most = Object.values(office.people).map((person) => mostIdle(office, transcript, person));
    expect(Math.max(...most)).toBeLessThanOrEqual(6);
    expect(Math.min(...most)).toBeGreaterThan(0);
  });

  it('reminds nobody twice within an hour, and nobody in quiet hours', () => {
    const chats = [...Object.values(office.people).map(({ privateChat }) => privateChat), office.group.id];
    for (const chat of chats) {
      const reminders = transcript.in(chat).filter(isReminder);
      const times = reminders.map(({ date }) => date);
      const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
      expect([chat, gaps.filter((gap) => gap < 3600)]).toEqual([chat, []]);
      expect(times.filter(isQuiet)).toEqual([]);
    }
  });

  it('reminds of no step twice for the same time', () => {
    const sent = logOf(office.timed.settings)
      .filter(({ type }) => type === 'ReminderSent')
      .map(({ submission, payload }) => `${submission ?? payload.activity} ${payload.step} ${payload.scheduledAt}`);
    expect(sent.length).toBeGreaterThan(50);
    expect(new Set(sent).size).toBe(sent.length);
  });
});

/** What happens on one day, from the end of quiet hours to their begin. */
async function playDay(office: MonthOffice, day: number): Promise<void> {
  const { timed } = office;
  const isWeekday = new Date(at(day, 12)).getUTCDay() % 6 !== 0;
  const isSick = day >= 16 && day <= 19;
  const hours: readonly (readonly [number, (() => Promise<void>)?])[] = [
    [6],
    [8],
    [9, () => morning(office, day, isWeekday)],
    [13, () => work(office, isWeekday, isSick, 0.6)],
    [15, () => handInToday(office, day)],
    [16],
    [17, () => work(office, isWeekday, isSick, 0.4)],
    [19, () => handInLate(office, day)],
    [20],
  ];
  for (const [hour, doIt] of hours.filter(([hour]) => at(day, hour) > begin)) {
    await timed.sleepUntil(at(day, hour));
    await timed.settle();
    await doIt?.();
    await timed.settle();
  }
}

async function morning(office: MonthOffice, day: number, isWeekday: boolean): Promise<void> {
  const week = activities.filter(
    (activity) => activity.day >= day && activity.day < day + 7 && activity.number % 5 !== 0,
  );
  if (new Date(at(day, 12)).getUTCDay() === 1) office.plan(week);
  await office.timed.settle();
  for (const activity of happened(day - 1, 'narrativeLater')) await each(office, () => office.addNarrative(activity));
  for (const activity of happened(day - 2, 'threePhotos')) await each(office, () => office.addPhoto(activity));
  if (!isWeekday) return;
  for (const activity of givenUp(day)) await each(office, () => office.withdraw(activity));
  await office.decide('Rina', 0.8);
}

async function work(office: MonthOffice, isWeekday: boolean, isSick: boolean, share: number): Promise<void> {
  if (!isWeekday) return;
  await office.mend(share);
  await office.upload(share);
  await office.decide('Rina', share);
  if (!isSick) await office.decide('Wati', share);
  await office.decide('Pak Hendra', share);
}

async function handInToday(office: MonthOffice, day: number): Promise<void> {
  for (const activity of happened(day, 'sameDay')) await each(office, () => office.begin(activity, 4, true));
  for (const activity of happened(day, 'narrativeLater')) await each(office, () => office.begin(activity, 4, false));
  for (const activity of happened(day, 'threePhotos')) await each(office, () => office.begin(activity, 3, true));
  for (const activity of happened(day, 'givenUp')) await each(office, () => office.begin(activity, 2, false));
  for (const activity of happened(day - 3, 'late')) await each(office, () => office.begin(activity, 4, true));
}

async function handInLate(office: MonthOffice, day: number): Promise<void> {
  for (const activity of happened(day - 1, 'nextEvening')) await each(office, () => office.begin(activity, 4, true));
}

async function each(office: MonthOffice, act: () => void): Promise<void> {
  act();
  await office.timed.settle();
}

function happened(day: number, manner: SloppyActivity['manner']): SloppyActivity[] {
  return activities.filter((activity) => activity.day === day && activity.manner === manner);
}

/** What admin takes back in the morning of a weekday: four days after it, weekends later. */
function givenUp(day: number): SloppyActivity[] {
  const sinceFriday = new Date(at(day, 12)).getUTCDay() === 1 ? [4, 5, 6] : [4];
  return sinceFriday.flatMap((days) => happened(day - days, 'givenUp'));
}

/** That hour of a day of June 2025 in Jakarta. */
function at(day: number, hour: number): string {
  return new Date(Date.UTC(2025, 5, day, hour - 7)).toISOString();
}

function isReminder({ text }: ChatMessage): boolean {
  return /^([\p{L} ]+, )?(⏰|📌|☀️)/u.test(text ?? '');
}

function isQuiet(time: number): boolean {
  const hour = new Date(time * 1000 + 7 * 3_600_000).getUTCHours();
  return hour >= 21 || hour < 6;
}

/** How much of all this was to whom, and how much of it wanted nothing. */
function summary(office: MonthOffice, transcript: Transcript): string {
  const { people, group } = office;
  const lines = Object.values(people).map((person) => {
    const count = String(transcript.in(person.privateChat).length).padStart(4);
    const most = mostIdle(office, transcript, person);
    return `${person.firstName.padEnd(11)} ${count} pesan pribadi; yang tidak meminta apa-apa paling banyak ${most} sehari`;
  });
  const inGroup = String(transcript.in(group.id).length).padStart(4);
  return `Juni 2025: 30 kegiatan\n\n${lines.join('\n')}\n${'Grup'.padEnd(11)} ${inGroup} pesan\n`;
}

/** The most messages on one day that this person got and that wanted nothing of them. */
function mostIdle({ group }: MonthOffice, transcript: Transcript, person: VirtualUser): number {
  const own = transcript.in(group.id).filter((message) => isAbout(person, message));
  const idle = [...transcript.in(person.privateChat), ...own].filter((message) => !needs(person, message));
  return Math.max(
    0,
    ...[...Map.groupBy(idle, (message) => longDayOf(message, 'Asia/Jakarta')).values()].map(({ length }) => length),
  );
}

/** It asks something of this person, or belongs to what asks: media and caption come with their prompt. */
function needs(person: VirtualUser, message: ChatMessage): boolean {
  if (message.chat.id !== person.privateChat) return isNamed(person, message) || buttonsOf(message).length > 0;
  const belongs = message.caption !== undefined || /^Caption /.test(message.text ?? '');
  return belongs || message.reply_markup !== undefined || /^⚠️/u.test(message.text ?? '');
}

/** In the group: to this person by name, or about a package that they began. */
function isAbout(person: VirtualUser, message: ChatMessage): boolean {
  const isOwn = [message, message.reply_to_message].some((card) => card?.text?.includes(`dari ${person.firstName}\n`));
  return isOwn || isNamed(person, message);
}

function isNamed(person: VirtualUser, { entities }: ChatMessage): boolean {
  return entities?.some(({ user }) => (user as { id?: number } | undefined)?.id === person.id) ?? false;
}
