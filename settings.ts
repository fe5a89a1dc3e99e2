import { z } from 'zod';
import type { ReminderTimes } from './workflows/deadlines.ts';
import { knownPlatforms } from './workflows/platforms.ts';

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];
/** Every setting by its name in the environment: what it may be, and what it is when it is not set. */
export const settings = z.object({
  TELEGRAM_BOT_TOKEN: matching(/^\d+:[\w-]+$/, 'the token that BotFather gave, such as 123456:ABC-DEF').optional(),
  TELEGRAM_API_ROOT: setting('a URL that begins with http:// or https://', readApiRoot).optional(),
  TELEGRAM_WEBHOOK_URL: setting('a URL that begins with https://', readWebhookUrl).optional(),
  TELEGRAM_WEBHOOK_SECRET: matching(/^[\w-]{1,256}$/, '1 to 256 letters, digits, _ or -').optional(),
  WHATSAPP_ENABLED: oneOf(['true', 'false']).prefault('false'),
  WHATSAPP_PAIRING_PHONE: setting('a number with its country code, such as 628123456789', readPhone).optional(),
  WHATSAPP_VERSION: setting('a web version such as 2.3000.1043857760', readVersion).optional(),
  WHATSAPP_DAILY_CAP: wholeNumber(1, 100_000).prefault('500'),
  WHATSAPP_PAUSE_MS: setting('two numbers up to 60000, such as 250-750', readPause).prefault('250-750'),
  OWNERS: listOf('a comma list such as telegram:12345', readOwner).prefault(''),
  DATA_DIR: z.string().prefault('./data'),
  DATABASE_URL: setting('sqlite: and a file, such as sqlite:./data/alur.sqlite', readDatabaseFile).optional(),
  REDIS_URL: setting('a URL that begins with redis:// or rediss://', readRedisUrl).optional(),
  TIMEZONE: setting('an IANA name such as Asia/Jakarta', readZone).prefault('Asia/Jakarta'),
  DEADLINE_DAYS: oneOf(['calendar', 'working']).prefault('calendar'),
  CUTI_BERSAMA: oneOf(['true', 'false']).prefault('true'),
  QUIET_HOURS: setting('two times such as 21:00-06:00', readQuietHours).prefault('21:00-06:00'),
  REMINDER_TIMES: listOf('a comma list of times such as 08:00,16:00', readTime).prefault('08:00,16:00,20:00'),
  SETTLE_SECONDS: wholeNumber(0, 300).prefault('15'),
  PLATFORMS: listOf(`a comma list of ${knownPlatforms.join(', ')}`, readPlatform).prefault(knownPlatforms.join(',')),
  WEBSITE_HOSTS: listOf('a comma list of host names such as *.kpu.go.id', readHost).prefault('*.kpu.go.id'),
  PORT: wholeNumber(0, 65_535).prefault('8080'),
  HOST: matching(/^[\w.:%-]+$/, 'a host name or an address such as 127.0.0.1').prefault('127.0.0.1'),
  LOG_LEVEL: oneOf(logLevels).prefault('info'),
});

/** A setting that `read` understands; what it gives undefined for is refused with what is wanted. */
function setting<Value>(wants: string, read: (text: string) => Value | undefined) {
  return z.string().transform((text, context): Value => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue(`must be ${wants}`);
    return z.NEVER;
  });
}

function listOf<Value>(wants: string, read: (text: string) => Value | undefined) {
  return setting(wants, (text) => {
    const values = text.split(',').flatMap((part) => (part.trim() === '' ? [] : [read(part.trim())]));
    const known = values.filter((value) => value !== undefined);
    return known.length === values.length && (known.length > 0 || text === '') ? known : undefined;
  });
}

function matching(pattern: RegExp, wants: string) {
  return setting(wants, (text) => (pattern.test(text) ? text : undefined));
}

function oneOf(words: readonly string[]) {
  const wants = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return setting(wants, (text) => words.find((word) => word === text.toLowerCase()));
}

function wholeNumber(from: number, to: number) {
  return setting(`a whole number from ${from} to ${to}`, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= from && value <= to ? value : undefined;
  });
}

function readApiRoot(text: string): string | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/.test(url.protocol) ? text.replace(/\/+$/, '') : undefined;
}

/** Telegram itself takes nothing but https; a server of one's own on this machine may do without. */
function readWebhookUrl(text: string): string | undefined {
  const url = URL.parse(text);
  if (!url) return undefined;
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback) ? text : undefined;
}

function readOwner(text: string): { channel: string; userId: string } | undefined {
  const [, channel, userId] = /^(telegram|whatsapp):(\d{1,20})$/.exec(text) ?? [];
  return channel && userId ? { channel, userId } : undefined;
}

function readPhone(text: string): string | undefined {
  const digits = text.replaceAll(/[\s()+-]/g, '');
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

function readVersion(text: string): [number, number, number] | undefined {
  const [, major, minor, patch] = /^(\d{1,3})\.(\d{1,6})\.(\d{1,12})$/.exec(text) ?? [];
  return patch === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function readPause(text: string): { shortest: number; longest: number } | undefined {
  const [, from, to] = /^(\d{1,5}) ?- ?(\d{1,5})$/.exec(text) ?? [];
  const [shortest, longest] = [Number(from), Number(to)];
  return shortest <= longest && longest <= 60_000 ? { shortest, longest } : undefined;
}

function readDatabaseFile(text: string): string | undefined {
  const file = /^sqlite:(?!\/\/[^/])(.+)$/.exec(text)?.[1];
  return file === ':memory:' ? undefined : file?.replace(/^\/+/, '/');
}

function readRedisUrl(text: string): string | undefined {
  return /^rediss?:$/.test(URL.parse(text)?.protocol ?? '') ? text : undefined;
}

function readZone(text: string): string | undefined {
  if (!/^[A-Za-z]/.test(text)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }) && text;
  } catch {
    return undefined;
  }
}

function readTime(text: string): number | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text) ?? [];
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : undefined;
}

function readQuietHours(text: string): ReminderTimes['quiet'] | undefined {
  const [from, to, more] = text.split('-').map((time) => readTime(time.trim()));
  return from === undefined || to === undefined || more !== undefined ? undefined : { from, to };
}

function readPlatform(text: string): string | undefined {
  return knownPlatforms.find((name) => name === text.toLowerCase());
}

function readHost(text: string): string | undefined {
  return /^(\*\.)?([a-z0-9-]+\.)*[a-z0-9-]+$/i.test(text) ? text.toLowerCase() : undefined;
}
