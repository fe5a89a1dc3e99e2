import { DateTime } from 'luxon';
import type { Day, Instant } from '../workflows/deadlines.ts';

/** Days and times as reports print them, in the office's zone. */

/** `12 Juni 2025` */
export function writtenDay(day: Day): string {
  return formatter('UTC', { dateStyle: 'long' }).format(new Date(`${day}T12:00:00Z`));
}

/** `12 Jun` */
export function shortDay(day: Day): string {
  return formatter('UTC', { day: 'numeric', month: 'short' }).format(new Date(`${day}T12:00:00Z`));
}

/** `12 Juni 2025 10.00` */
export function writtenTime(at: Instant, zone: string): string {
  const moment = new Date(at);
  const day = formatter(zone, { dateStyle: 'long' }).format(moment);
  return `${day} ${formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment)}`;
}

/** `WIB` */
export function zoneName(at: Instant, zone: string): string {
  const parts = formatter(zone, { timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** `2025-06-12T10:00:00+07:00`, for machines. */
export function isoTime(at: Instant, zone: string): string {
  return DateTime.fromISO(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs far more than using it. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('id-ID', { ...options, timeZone: zone });
  formatters.set(key, known);
  return known;
}
