/** Times as Indonesians write them: 09.05, in the office's zone. */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formatters = new Map();

/**
 * @param {string} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat('id-ID', { ...options, timeZone: zone });
  formatters.set(key, known);
  return known;
}

/**
 * @param {number} ms
 * @param {string} zone
 */
export function clockTime(ms, zone) {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms).replace(':', '.');
}

/**
 * `Kamis, 12 Juni 2025`
 * @param {number} ms
 * @param {string} zone
 */
export function longDay(ms, zone) {
  return formatter(zone, { dateStyle: 'full' }).format(ms);
}

/**
 * `12 Juni`: as chats head the messages of a day.
 * @param {number} ms
 * @param {string} zone
 */
export function dayAndMonth(ms, zone) {
  return formatter(zone, { day: 'numeric', month: 'long' }).format(ms);
}

/**
 * `WIB`
 * @param {string} zone
 */
export function zoneName(zone) {
  const parts = formatter(zone, { timeZoneName: 'short' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** @param {number} bytes */
export function fileSize(bytes) {
  const number = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
  return bytes < 1_000_000 ? `${number.format(Math.ceil(bytes / 1000))} KB` : `${number.format(bytes / 1_000_000)} MB`;
}
