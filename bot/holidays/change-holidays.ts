import { hashText } from '../../workflows/hash-text.ts';
import type { Holiday } from '../../workflows/holidays.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { ListedHoliday } from '../../workflows/ports.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Answered } from '../ask-office.ts';
import type { Desk, Visitor } from '../desk.ts';
import { event } from '../log-event.ts';
import { lines } from '../rich-text.ts';
import { holidaysChangedText, holidayUsageText, movedDeadlinesText } from '../texts/holidays.ts';
import { tapTexts } from '../texts/taps.ts';
import { readHolidays } from './read-holidays.ts';
import { type Recounted, recountDeadlines } from './recount-deadlines.ts';

export interface HolidaysChanged {
  text: readonly RichText[];
  writes: readonly Write[];
  /** Nothing has to be written again. */
  done: boolean;
}

/** Adds what was written, line by line; a day that is tentative is made certain by adding it again. */
export async function addHolidays(desk: Desk, text: string, visitor: Visitor): Promise<HolidaysChanged> {
  const { holidays, bad } = readHolidays(text, desk.today);
  if (holidays.length + bad.length === 0) return { text: [[holidayUsageText]], writes: [], done: false };
  const listed = await allHolidays(desk);
  const known = holidays.filter((holiday) => listed.some((one) => isSame(one, holiday) && !one.tentative));
  const added = holidays.filter((holiday) => !known.includes(holiday));
  const recounted = await recountDeadlines(desk, [...listed, ...added], visitor);
  return {
    text: [...holidaysChangedText(added, known, bad), ...movedLines(recounted)],
    writes: [...added.flatMap((holiday) => add(desk, holiday, visitor.person)), ...recounted.writes],
    done: bad.length === 0,
  };
}

export async function answerHolidayQuestion(text: string, visitor: Visitor, desk: Desk): Promise<Answered> {
  if (!visitor.roles.includes('admin')) return { text: tapTexts.adminOnly, writes: [], done: true };
  const changed = await addHolidays(desk, text, visitor);
  return { ...changed, text: lines(...changed.text) };
}

/** Takes one away from what the office keeps; `rest` is what it keeps then. */
export async function dropHoliday(
  desk: Desk,
  { day, kind, name }: ListedHoliday,
  rest: readonly ListedHoliday[],
  visitor: Visitor,
): Promise<Recounted> {
  const { writes, moved } = await recountDeadlines(desk, rest, visitor);
  const removed: Write[] = [
    { type: 'removeHoliday', holiday: { officeId: desk.office.id, day, kind, name } },
    event(desk, 'HolidayRemoved', visitor.person, { day, kind }),
  ];
  return { writes: [...removed, ...writes], moved };
}

function movedLines({ moved }: Recounted): RichText[] {
  return moved > 0 ? [[movedDeadlinesText(moved)]] : [];
}

export function allHolidays(desk: Desk): Promise<ListedHoliday[]> {
  return desk.tx.holidays(desk.office.id, '0000-01-01', '9999-12-31');
}

function add(desk: Desk, holiday: Holiday, by: PersonId): Write[] {
  const { day, kind, name } = holiday;
  return [
    { type: 'addHoliday', holiday: { officeId: desk.office.id, ...holiday } },
    event(desk, 'HolidayAdded', by, { day, kind, name: hashText(name) }),
  ];
}

function isSame(a: Holiday, b: Holiday): boolean {
  return a.day === b.day && a.kind === b.kind;
}
