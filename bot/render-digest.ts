import type { StepOneRules } from '../workflows/activity.ts';
import type { Instant, OfficeCalendar } from '../workflows/deadlines.ts';
import type { RichText } from '../workflows/outgoing.ts';
import type { PersonId, RoleHolders } from '../workflows/people.ts';
import { holderOf } from '../workflows/procedure.ts';
import type { DuePackage } from '../workflows/records.ts';
import type { EditableContent } from './chat-platform.ts';
import type { Digest } from './digest-of.ts';
import { holderText } from './holder-text.ts';
import { bold, code, lines, shorten } from './rich-text.ts';
import { showAgainButtons } from './show-again-buttons.ts';
import { missingLine } from './texts/agenda.ts';
import {
  andMoreText,
  digestTitle,
  dueTodayTitle,
  logHeadText,
  missingTitle,
  overdueTitle,
  publishedTitle,
  sinceText,
  uploadPassedShort,
} from './texts/digest.ts';
import { sentLateText } from './texts/reminders.ts';

export interface DigestReader {
  person: PersonId;
  calendar: OfficeCalendar;
  /** By which what is missing is due. */
  rules: StepOneRules;
  now: Instant;
  /** The program was down at its time. */
  late: boolean;
  holders: RoleHolders;
  nameOf(person: PersonId): string;
}

/** As many of each kind as stay readable on a phone, and fit into one message. */
const mostShown = 12;

/** The morning of admin: what is due, what is late and whose move it is, what was published, how far the log goes. */
export function renderDigest(digest: Digest, reader: DigestReader): EditableContent {
  const { dueToday, overdue, missing, published } = digest;
  const text = lines(
    [bold(digestTitle(digest.day))],
    ...section(dueTodayTitle, dueToday, (one) => openLine(one, reader)),
    ...section(overdueTitle, overdue, (one) => openLine(one, reader)),
    ...section(missingTitle, missing, (entry) => missingLine(entry, reader.rules)),
    ...section(publishedTitle(digest.publishedFrom, digest.publishedFromYesterday), published, headOf),
    [],
    [logHeadText, code(digest.logHead)],
    reader.late ? sentLateText : null,
  );
  return {
    text,
    buttons: showAgainButtons([...overdue, ...dueToday].filter((one) => isOwn(one, reader)).slice(0, mostShown)),
  };
}

function section<One>(title: string, all: readonly One[], line: (one: One) => RichText): RichText[] {
  if (all.length === 0) return [];
  const hidden = all.length - mostShown;
  return [
    [],
    [bold(`${title} (${all.length})`)],
    ...all.slice(0, mostShown).map(line),
    ...(hidden > 0 ? [[andMoreText(hidden)]] : []),
  ];
}

function openLine(one: DuePackage, reader: DigestReader): RichText {
  const since = one.due < reader.now ? [sinceText(one.due, reader.calendar.zone)] : [];
  const upload = one.uploadDue < reader.now && one.uploadDue < one.due ? [uploadPassedShort] : [];
  return [...headOf(one), ` · ${holderText(one, reader)}`, ...since, ...upload];
}

function headOf(one: Pick<DuePackage, 'code' | 'activityName'>): RichText {
  return [bold(one.code), ` · ${shorten(one.activityName, 60)}`];
}

function isOwn({ step }: DuePackage, { holders, person }: DigestReader): boolean {
  return step !== 'collecting' && holders[holderOf(step)].includes(person);
}
