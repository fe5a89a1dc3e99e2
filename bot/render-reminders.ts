import { daysOver, type Instant } from '../workflows/deadlines.ts';
import type { Button, RichText } from '../workflows/outgoing.ts';
import { isEnd } from '../workflows/procedure.ts';
import type { ListItem } from '../workflows/reminder-list.ts';
import { currentDue, type Submission } from '../workflows/submission.ts';
import type { EditableContent } from './chat-platform.ts';
import { holderText } from './holder-text.ts';
import type { Surroundings } from './render-card.ts';
import { bold, lines, shorten } from './rich-text.ts';
import { showAgainButtons } from './show-again-buttons.ts';
import {
  moreText,
  othersListText,
  overdueText,
  ownListText,
  sentLateText,
  taskText,
  uploadFirstText,
  uploadPassedText,
  waitingForText,
} from './texts/reminders.ts';

/** One package on a list, with everything that its reader is told about it. */
export interface Reminded {
  submission: Submission;
  around: Surroundings;
  items: readonly Exclude<ListItem, { type: 'digest' }>[];
}

/** As many as stay readable on a phone and fit into one message of any chat. */
const mostShown = 10;

/** What is due, in one message: first what waits for the reader, then what waits for others and is late. */
export function renderReminders(reminded: readonly Reminded[], now: Instant): EditableContent {
  const sorted = [...reminded].sort((a, b) => dueOf(a).localeCompare(dueOf(b)));
  const own = sorted.filter(isOwn);
  const others = sorted.filter((one) => !isOwn(one));
  const shown = [...own, ...others].slice(0, mostShown);
  const blocks = (all: readonly Reminded[]) =>
    all.filter((one) => shown.includes(one)).flatMap((one) => [[], ...block(one, now)]);
  const hidden = sorted.length - shown.length;
  return {
    text:
      sorted.length === 1
        ? lines(...sorted.flatMap((one) => withBell(block(one, now))), lateLine(sorted))
        : lines(
            ...(own.length > 0 ? [[bold(ownListText(own.length))], ...blocks(own)] : []),
            ...(own.length > 0 && others.length > 0 ? [[]] : []),
            ...(others.length > 0 ? [[bold(othersListText(others.length))], ...blocks(others)] : []),
            ...(hidden > 0 ? [[], moreText(hidden)] : []),
            lateLine(sorted),
          ),
    buttons: againButtons(own.filter((one) => shown.includes(one))),
  };
}

/** In the group: by name, as a reply to the card of the first of them. */
export function renderTeamReminders(reminded: readonly Reminded[], now: Instant): EditableContent {
  const [first] = reminded;
  if (!first) return { text: [] };
  const { submission, around } = first;
  const { text } = renderReminders(reminded, now);
  return { text: [around.mentionOf(submission.openedBy, submission.home.channel), ', ', ...text] };
}

function againButtons(own: readonly Reminded[]): Button[][] {
  return showAgainButtons(own.map(({ submission }) => submission).filter(({ step }) => step !== 'collecting'));
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

function withBell([head = [], ...rest]: RichText[]): RichText[] {
  return [['⏰ ', ...head], ...rest];
}

function lateLine(reminded: readonly Reminded[]): string | null {
  return isAnyLate(reminded.flatMap(({ items }) => items)) ? sentLateText : null;
}

/** The program was down at the time of one of them. */
export function isAnyLate(items: readonly ListItem[]): boolean {
  return items.some((item) => item.type !== 'uploadLate' && item.late);
}

function dueOf({ submission }: Reminded): Instant {
  return currentDue(submission) ?? '';
}
