import type { Day } from '../../workflows/deadlines.ts';
import type { Button } from '../../workflows/outgoing.ts';
import type { ListedHoliday, Office } from '../../workflows/records.ts';
import type { EditableContent } from '../chat-platform.ts';
import type { Desk } from '../desk.ts';
import { bold, lines, shorten } from '../rich-text.ts';
import { tapData } from '../taps/tap-data.ts';
import {
  countingText,
  holidayLine,
  holidaysTitle,
  noHolidaysText,
  noneLeftText,
  tentativeText,
} from '../texts/holidays.ts';
import { shortDay } from '../texts/times.ts';

/** Bot API allows 100 buttons on a message; a year has about 30 such days. */
const buttonLimit = 90;

/** The days of a year that are still to come: to read, or each with a button that removes it. */
export function holidaysView(
  desk: Desk,
  listed: readonly ListedHoliday[],
  year: number,
  view: 'list' | 'remove',
): EditableContent {
  const ofYear = listed.filter(({ day }) => yearOf(day) === year);
  const coming = ofYear.filter(({ day }) => day >= desk.today);
  return {
    text: listText(year, ofYear.length === 0, coming, desk.office),
    buttons: view === 'list' ? listButtons(year, coming, desk.today) : removeButtons(year, coming),
  };
}

function listText(year: number, isEmpty: boolean, coming: readonly ListedHoliday[], office: Office) {
  const none = isEmpty ? noHolidaysText(year) : noneLeftText;
  return lines(
    [bold(holidaysTitle(year))],
    ...(coming.length === 0 ? [none] : coming.map(holidayLine)),
    ...(coming.some(({ tentative }) => tentative) ? [[], tentativeText] : []),
    [],
    countingText(office.calendar.workingDaysOnly, office.cutiBersama),
  );
}

function listButtons(year: number, coming: readonly ListedHoliday[], today: Day): Button[][] {
  const thisYear = yearOf(today);
  const years = [thisYear, thisYear + 1].filter((other) => other !== year);
  return [
    [
      { text: 'Tambah', data: tapData({ verb: 'addHolidays' }) },
      ...(coming.length > 0 ? [{ text: 'Hapus…', data: tapData({ verb: 'holidays', year, view: 'remove' }) }] : []),
    ],
    years.map((other) => ({ text: `Tahun ${other}`, data: tapData({ verb: 'holidays', year: other, view: 'list' }) })),
  ];
}

function removeButtons(year: number, coming: readonly ListedHoliday[]): Button[][] {
  const remove = ({ id, day, name }: ListedHoliday): Button[] => [
    { text: shorten(`Hapus: ${shortDay(day)} ${name}`, 60), data: tapData({ verb: 'dropHoliday', id }), style: 'bad' },
  ];
  const back: Button = { text: 'Kembali', data: tapData({ verb: 'holidays', year, view: 'list' }) };
  return [...coming.slice(0, buttonLimit).map(remove), [back]];
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
