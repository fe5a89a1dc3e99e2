import type { Day, Instant } from '../../workflows/deadlines.ts';

/** Indonesian dates and times, in the office's zone. */

/** `Kamis, 12 Juni 2025`. */
export function longDay(day: Day): string {
  return format(`${day}T12:00:00Z`, 'UTC', fullDay);
}

/** `12 Juni 2025`. */
export function plainDay(day: Day): string {
  return format(`${day}T12:00:00Z`, 'UTC', { dateStyle: 'long' });
}

/** `Kam, 12 Jun`. */
export function shortDay(day: Day): string {
  return format(`${day}T12:00:00Z`, 'UTC', { weekday: 'short', day: 'numeric', month: 'short' });
}

/** `Jumat, 13 Juni 2025 pukul 23.59 WIB`. */
export function longTime(at: Instant, zone: string): string {
  const day = format(at, zone, fullDay);
  return `${day} pukul ${clock(at, zone)} ${zoneName(at, zone)}`;
}

/** `13 Jun`. */
export function dayAndMonth(at: Instant, zone: string): string {
  return format(at, zone, { day: 'numeric', month: 'short' });
}

/** `13 Jun, 09.05`. */
export function shortTime(at: Instant, zone: string): string {
  return `${dayAndMonth(at, zone)}, ${clock(at, zone)}`;
}

function clock(at: Instant, zone: string): string {
  return format(at, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function zoneName(at: Instant, zone: string): string {
  const parts = formatter(zone, { timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function format(at: Instant, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, options).format(new Date(at));
}

/** `dateStyle: 'full'` writes `07 Juni`. */
const fullDay = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one costs far more than using it. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = zone + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('id-ID', { ...options, timeZone: zone });
  formatters.set(key, known);
  return known;
}
