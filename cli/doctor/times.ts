import { DateTime } from 'luxon';
import type { Config } from '../../config.ts';
import { reminderTime } from '../../workflows/deadlines.ts';
import type { Finding } from './finding.ts';

const about = 'times';

/** Hours from UTC; they have been the same since 1988. */
const indonesian: Readonly<Record<string, number>> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** Time zone, and reminders that quiet hours move. */
export function* examineTimes({ office, reminders }: Config, now: Date): Generator<Finding> {
  yield zone(office.zone, now);
  const day = DateTime.fromJSDate(now, { zone: office.zone }).startOf('day');
  for (const minute of reminders.times) {
    const wanted = day.plus({ minutes: minute });
    const moved = reminderTime(day, minute, reminders);
    if (moved.toMillis() === wanted.toMillis()) continue;
    const text = `the reminder of ${wanted.toFormat('HH:mm')} falls into QUIET_HOURS and comes at ${moved.toFormat('HH:mm')}`;
    yield { level: 'note', about, text, todo: 'change REMINDER_TIMES or QUIET_HOURS, or leave it so' };
  }
}

function zone(name: string, now: Date): Finding {
  const here = DateTime.fromJSDate(now, { zone: name });
  const text = `${name}, where it is ${here.toFormat('yyyy-MM-dd HH:mm')} (UTC${here.toFormat('ZZ')})`;
  const hours = indonesian[name];
  if (hours === undefined) {
    return { level: 'note', about, text, todo: 'TIMEZONE is no zone of Indonesia: mean it, or set Asia/Jakarta' };
  }
  if (here.offset === hours * 60) return { level: 'fine', about, text };
  const todo = `it should be UTC+${hours}: this Node's time zone data are wrong, install another build of Node`;
  return { level: 'wrong', about, text, todo };
}
