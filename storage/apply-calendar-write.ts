import type { Write } from '../workflows/writes.ts';
import { linkActivity } from './activity-packages.ts';
import { saveActivity } from './agenda.ts';
import type { WriteContext } from './apply-write.ts';
import { addHoliday, removeHoliday } from './holidays.ts';
import type { Trx } from './schema.ts';

type CalendarWrite = Extract<Write, { type: 'saveActivity' | 'linkActivity' | 'addHoliday' | 'removeHoliday' }>;

/** Writes to the agenda and the holidays. */
export async function applyCalendarWrite(trx: Trx, write: CalendarWrite, context: WriteContext): Promise<void> {
  switch (write.type) {
    case 'saveActivity':
      return saveActivity(trx, write.activity, write.at);
    case 'linkActivity':
      return linkActivity(trx, write.officeId, write.link, write.at);
    case 'addHoliday':
      context.officeChanges();
      return addHoliday(trx, write.holiday);
    case 'removeHoliday':
      context.officeChanges();
      return removeHoliday(trx, write.holiday);
    default:
      return write satisfies never;
  }
}
