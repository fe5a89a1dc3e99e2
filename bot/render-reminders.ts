import type { AgendaEntry, StepOneRules } from '../workflows/activity.ts';
import { daysOver, type Instant, type OfficeCalendar } from '../workflows/deadlines.ts';
import type { RichText } from '../workflows/outgoing.ts';
import { isEnd } from '../workflows/procedure.ts';
import type { PackageItem } from '../workflows/reminder-list.ts';
import { currentDue, type Submission } from '../workflows/submission.ts';
import type { EditableContent } from './chat-platform.ts';
import { holderText } from './holder-text.ts';
import type { Surroundings } from './render-card.ts';
import { bold, lines, shorten } from './rich-text.ts';
import { showAgainButtons } from './show-again-buttons.ts';
import { missingActivitiesText } from './texts/agenda.ts';
import {
  moreText,
  othersListText,
  overdueText,
  ownListText,
  sentLateText,
  taskText,
  teamListText,
  uploadFirstText,
  uploadPassedText,
  waitingForText,
} from './texts/reminders.ts';

/** Everything that one message reminds of. */
export interface RemindedOf {
  packages: readonly Reminded[];
  /** Planned, and nothing handed in. */
  missing: readonly AgendaEntry[];
  /** The program was down at the time of one of them. */
  late: boolean;
  now: Instant;
  /** By which what is missing is due. */
  rules: StepOneRules;
  calendar: OfficeCalendar;
}

/** One package, with everything that its reader is told about it. */
export interface Reminded {
  submission: Submission;
  around: Surroundings;
  items: readonly PackageItem[];
}

/** As many as stay readable on a phone and fit into one message of any chat. */
const mostShown = 10;

/** To a person: first what waits for them, then what waits for others and is late. */
export function renderReminders(list: RemindedOf): EditableContent {
  const sorted = byDue(list.packages);
  const own = sorted.filter(isOwn);
  const others = sorted.filter((one) => !isOwn(one));
  const [only, ...more] = sorted;
  const parts =
    only && more.length === 0
      ? [withSign(isOwn(only) ? '⏰ ' : '📌 ', block(only, list.now))]
      : [section(ownListText, own, list.now), section(othersListText, others, list.now)];
  const text = joined([...parts, missingPart(list, 'admin'), latePart(list)]);
  const shown = own.slice(0, mostShown).map(({ submission }) => submission);
  return { text, buttons: showAgainButtons(shown.filter(({ step }) => step !== 'collecting')) };
}

/** To a group: by the names of who began the packages. */
export function renderTeamReminders(list: RemindedOf): EditableContent {
  const [only, ...more] = byDue(list.packages);
  const packages =
    only && more.length === 0
      ? withSign([mention(only), ', ⏰ '], block(only, list.now))
      : section(teamListText, byDue(list.packages), list.now, (one) => [mention(one), ': ']);
  return { text: joined([packages, missingPart(list, 'team'), latePart(list)]) };
}

/** The package whose card a group's list answers. */
export function firstOf(packages: readonly Reminded[]): Submission | undefined {
  return byDue(packages)[0]?.submission;
}

function section(
  title: (count: number) => string,
  all: readonly Reminded[],
  now: Instant,
  nameOf: (one: Reminded) => RichText = () => [],
): RichText[] {
  if (all.length === 0) return [];
  const hidden = all.length - mostShown;
  return [
    [bold(title(all.length))],
    ...all.slice(0, mostShown).flatMap((one) => [[], ...withSign(nameOf(one), block(one, now))]),
    ...(hidden > 0 ? [[], [moreText(hidden)]] : []),
  ];
}

function missingPart({ missing, rules }: RemindedOf, audience: 'team' | 'admin'): RichText[] {
  return missing.length > 0 ? [missingActivitiesText(missing, audience, rules)] : [];
}

function latePart({ late }: RemindedOf): RichText[] {
  return late ? [[sentLateText]] : [];
}

/** With an empty line between the parts that say something. */
function joined(parts: readonly RichText[][]): RichText {
  const said = parts.filter((part) => part.length > 0);
  return lines(...said.flatMap((part, index) => (index === 0 ? part : [[], ...part])));
}

/** It waits for the reader: admin, who hears of late uploads, also receives and uploads. */
function isOwn({ submission, items }: Reminded): boolean {
  const isAdmins = submission.step === 'receiving' || submission.step === 'publishing';
  return items.some((item) => (item.type === 'step' ? !item.escalated : isAdmins));
}

function block(one: Reminded, now: Instant): RichText[] {
  const { submission, around } = one;
  const { step, code, content, handIns } = submission;
  if (isEnd(step)) return [];
  const due = dueOf(one);
  const days = daysOver(due, now, around);
  const waiting = isOwn(one)
    ? taskText(step, due, around.zone, handIns > 0)
    : waitingForText(holderText({ ...submission, step }, around), due, around.zone);
  return [
    [bold(code), ` · ${shorten(content.activityName, 120)}`],
    [waiting, ...(days > 0 ? [` ${overdueText(days)}`] : [])],
    ...uploadLines(one, due, now),
  ];
}

/** Both deadlines are shown where the upload's comes first (SOP, Deadlines). */
function uploadLines({ submission, around, items }: Reminded, due: Instant, now: Instant): RichText[] {
  const upload = submission.due.publishing;
  const isNews = items.some(({ type }) => type === 'uploadLate');
  if (!isNews && upload >= due) return [];
  return [[upload < now ? uploadPassedText(upload, around.zone) : uploadFirstText(upload, around.zone)]];
}

function mention({ submission, around }: Reminded): RichText[number] {
  return around.mentionOf(submission.openedBy, submission.home.channel);
}

function withSign(sign: string | RichText, [head = [], ...rest]: RichText[]): RichText[] {
  return [[...(typeof sign === 'string' ? [sign] : sign), ...head], ...rest];
}

function byDue(packages: readonly Reminded[]): Reminded[] {
  return [...packages].sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
}

function dueOf({ submission }: Reminded): Instant {
  return currentDue(submission) ?? '';
}
