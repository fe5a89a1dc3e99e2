import { activityNameLimit } from '../../workflows/activity.ts';
import type { Day } from '../../workflows/deadlines.ts';
import { type LeadingDate, readLeadingDate } from '../read-leading-date.ts';

/** One activity as somebody wrote it. */
export interface PlannedLine {
  day: Day;
  name: string;
  team: string | null;
}

export interface BadLine {
  /** As it was written. */
  line: string;
  why: 'noDate' | 'impossibleDate' | 'noName' | 'tooLong';
}

export interface Plan {
  activities: readonly PlannedLine[];
  bad: readonly BadLine[];
}

/**
 * A plan, one activity a line: `12/06/2025 Rapat pleno — tim: Budi`. A line that is only a date is a heading: the lines
 * after it that have no date of their own are of that day. `today` is the day of the message.
 */
export function readPlan(text: string, today: Day): Plan {
  const activities: PlannedLine[] = [];
  const bad: BadLine[] = [];
  let heading: Heading | null = null;
  for (const line of linesOf(text)) {
    const date = readLeadingDate(withoutBullet(line), today);
    if (date && heading?.isEmpty) bad.push({ line: heading.line, why: 'noName' });
    if (date) heading = isWhole(date) ? { line, date, isEmpty: true } : null;
    if (date && heading) continue;
    const read = readActivity(date ?? belowHeading(heading, line));
    if (heading) heading = { ...heading, isEmpty: false };
    if (typeof read === 'string') bad.push({ line, why: read });
    else activities.push(read);
  }
  if (heading?.isEmpty) bad.push({ line: heading.line, why: 'noName' });
  return { activities, bad };
}

/** A line that is only a date. */
interface Heading {
  line: string;
  date: LeadingDate;
  /** No activity stands below it yet. */
  isEmpty: boolean;
}

function isWhole(date: LeadingDate): boolean {
  return date.type === 'day' && date.rest === '';
}

function belowHeading(heading: Heading | null, line: string): LeadingDate | null {
  return heading && { ...heading.date, rest: withoutBullet(line) };
}

function readActivity(date: LeadingDate | null): PlannedLine | BadLine['why'] {
  if (!date) return 'noDate';
  if (date.type === 'impossible') return 'impossibleDate';
  const { name, team } = splitTeam(date.rest);
  if (!/\p{L}/u.test(name)) return 'noName';
  return name.length > activityNameLimit ? 'tooLong' : { day: date.day, name, team };
}

/** `Rapat pleno — tim: Budi`, `Rapat pleno (tim: Budi)`. */
export function splitTeam(text: string): { name: string; team: string | null } {
  const found = /[\s—–\-,;(]*\btim\s*:\s*([^)]*)\)?\s*$/i.exec(text);
  const team = oneLine(found?.[1] ?? '');
  const name = oneLine(found ? text.slice(0, found.index) : text);
  return { name, team: team === '' ? null : team };
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function withoutBullet(line: string): string {
  return line.replace(/^(?:[-–—*•·▪]\s*|\d{1,2}[.)]\s+)+/u, '');
}
