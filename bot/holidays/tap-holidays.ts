import type { Write } from '../../workflows/writes.ts';
import { askOffice } from '../ask-office.ts';
import type { EditableContent } from '../chat-platform.ts';
import { refused } from '../commit-command.ts';
import { actorOf, type Desk, type Reaction, type Visitor } from '../desk.ts';
import type { IncomingTap } from '../incoming.ts';
import { answer } from '../send.ts';
import type { Tap } from '../taps/tap-data.ts';
import { movedDeadlinesText } from '../texts/holidays.ts';
import { tapTexts } from '../texts/taps.ts';
import { allHolidays, dropHolidays } from './change-holidays.ts';
import { holidaysView, yearOf } from './render-holidays.ts';

type HolidayWish = Extract<Tap, { verb: 'holidays' | 'addHolidays' | 'dropHoliday' }>;

/** Leafs through the holidays in one message, asks for new ones, and removes. */
export async function tapHolidays(
  tap: IncomingTap,
  wish: HolidayWish,
  visitor: Visitor,
  desk: Desk,
): Promise<Reaction> {
  if (!visitor.roles.includes('admin')) return no(desk, visitor, 'notYourRole', tapTexts.adminOnly);
  switch (wish.verb) {
    case 'holidays':
      return {
        writes: redraw(tap, desk, holidaysView(desk, await allHolidays(desk), wish.year, wish.view)),
        answer: silent,
      };
    case 'addHolidays': {
      const writes = await askOffice(desk, visitor.person, { type: 'holidays' });
      return { writes, answer: { text: tapTexts.askedBelow, alert: false } };
    }
    case 'dropHoliday':
      return drop(tap, wish.id, visitor, desk);
  }
}

async function drop(tap: IncomingTap, id: number, visitor: Visitor, desk: Desk): Promise<Reaction> {
  const listed = await allHolidays(desk);
  const holiday = listed.find((one) => one.id === id);
  if (!holiday) return no(desk, visitor, 'unknown', tapTexts.holidayGone);
  const rest = listed.filter((one) => one !== holiday);
  const view = holidaysView(desk, rest, yearOf(holiday.day), 'remove');
  const { writes, moved } = await dropHolidays(desk, [holiday], listed, visitor);
  const text = moved > 0 ? `${tapTexts.holidayRemoved} ${movedDeadlinesText(moved)}` : tapTexts.holidayRemoved;
  return { writes: [...writes, ...redraw(tap, desk, view)], answer: { text, alert: false } };
}

const silent = { text: null, alert: false };

function redraw(tap: IncomingTap, desk: Desk, { text, buttons = [] }: EditableContent): Write[] {
  if (!tap.message) return [];
  const { messageId } = tap.message;
  return [answer(desk, tap.chat, `holidays:${messageId}`, text, { buttons, edits: messageId })];
}

function no(desk: Desk, visitor: Visitor, reason: string, text: string): Reaction {
  return { writes: [refused(desk, actorOf(visitor, false), null, 'holidays', reason)], answer: { text, alert: true } };
}
