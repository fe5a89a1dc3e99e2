import { hashText } from '../../workflows/hash-text.ts';
import type { Holiday } from '../../workflows/holidays.ts';
import type { RichText } from '../../workflows/outgoing.ts';
import type { PersonId } from '../../workflows/people.ts';
import type { ListedHoliday } from '../../workflows/ports.ts';
import type { Write } from '../../workflows/writes.ts';
import type { Desk, Visitor } from '../desk.ts';
import { event } from '../handle-membership.ts';
import type { Answered } from '../office-questions.ts';
import { lines } from '../rich-text.ts';
import { holidaysChangedText, holidayUsageText } from '../texts/holidays.ts';
import { tapTexts } from '../texts/taps.ts';
import { readHolidays } from './read-holidays.ts';

export interface HolidaysChanged {
  text: readonly RichText[];
  writes: readonly Write[];
  /** Something was taken. */
  done: boolean;
}

/** Adds what was written, line by line; a day that is tentative is made certain by adding it again. */
export async function addHolidays(desk: Desk, text: string, by: PersonId): Promise<HolidaysChanged> {
  const { holidays, bad } = readHolidays(text, desk.today);
  if (holidays.length + bad.length === 0) return { text: [[holidayUsageText]], writes: [], done: false };
  const listed = await allHolidays(desk);
  const known = holidays.filter((holiday) => listed.some((one) => isSame(one, holiday) && !one.tentative));
  const added = holidays.filter((holiday) => !known.includes(holiday));
  return {
    text: holidaysChangedText(added, known, bad),
    writes: added.flatMap((holiday) => add(desk, holiday, by)),
    done: bad.length === 0,
  };
}

export async function answerHolidayQuestion(text: string, visitor: Visitor, desk: Desk): Promise<Answered> {
  if (!visitor.roles.includes('admin')) return { text: tapTexts.adminOnly, writes: [], done: true };
  const changed = await addHolidays(desk, text, visitor.person);
  return { ...changed, text: lines(...changed.text) };
}

export function dropHoliday(desk: Desk, { day, kind, name }: ListedHoliday, by: PersonId): Write[] {
  return [
    { type: 'removeHoliday', holiday: { officeId: desk.office.id, day, kind, name } },
    event(desk, 'HolidayRemoved', by, { day, kind }),
  ];
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
