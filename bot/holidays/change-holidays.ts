import { hashText } from '../../workflows/hash-text.ts';
import type { Holiday } from '../../workflows/holidays.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { ListedHoliday } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Answered } from '../ask-office.ts';
import type { Desk, Visitor } from '../desk.ts';
import { event } from '../log-event.ts';
import { readDay } from '../read-date.ts';
import { lines } from '../rich-text.ts';
import {
  dropUsageText,
  holidaysChangedText,
  holidaysDroppedText,
  holidayUsageText,
  movedDeadlinesText,
  noHolidayOnText,
} from '../texts/holidays.ts';
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

/** Takes some away from what the office keeps; `listed` is all that it keeps. */
export async function dropHolidays(
  desk: Desk,
  gone: readonly ListedHoliday[],
  listed: readonly ListedHoliday[],
  visitor: Visitor,
): Promise<Recounted> {
  const rest = listed.filter((one) => !gone.includes(one));
  const { writes, moved } = await recountDeadlines(desk, rest, visitor);
  return { writes: [...gone.flatMap((holiday) => remove(desk, holiday, visitor.person)), ...writes], moved };
}

/** `/libur hapus 26/12/2026`: all that the office keeps about that day. */
export async function dropDay(desk: Desk, written: string, visitor: Visitor): Promise<Omit<HolidaysChanged, 'done'>> {
  const date = readDay(written, desk.today);
  if (!('day' in date)) return { text: [[dropUsageText]], writes: [] };
  const listed = await allHolidays(desk);
  const gone = listed.filter(({ day }) => day === date.day);
  if (gone.length === 0) return { text: [[noHolidayOnText(date.day)]], writes: [] };
  const dropped = await dropHolidays(desk, gone, listed, visitor);
  return { text: [...holidaysDroppedText(gone), ...movedLines(dropped)], writes: dropped.writes };
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

function remove(desk: Desk, { day, kind, name }: ListedHoliday, by: PersonId): Write[] {
  return [
    { type: 'removeHoliday', holiday: { officeId: desk.office.id, day, kind, name } },
    event(desk, 'HolidayRemoved', by, { day, kind }),
  ];
}

function isSame(a: Holiday, b: Holiday): boolean {
  return a.day === b.day && a.kind === b.kind;
}
