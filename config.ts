import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { settings } from './settings.ts';
import type { ReminderTimes } from './workflows/deadlines.ts';

export interface Config {
  readonly telegram: {
    readonly token: string | null;
    /** Another Bot API server; null: the public one. */
    readonly apiRoot: string | null;
    /** Null: long polling. */
    readonly webhook: { readonly url: string; readonly secret: string } | null;
  };
  readonly whatsApp: {
    readonly enabled: boolean;
    /** Digits; linked by code then, else by QR. */
    readonly pairingPhone: string | null;
    /** Null: the library's own. */
    readonly version: readonly [number, number, number] | null;
    /** Messages a day at most. */
    readonly dailyCap: number;
    /** Between two messages, drawn anew each time. */
    readonly pauseMs: { readonly shortest: number; readonly longest: number };
  };
  readonly owners: readonly { readonly channel: string; readonly userId: string }[];
  readonly storage: { readonly dataDir: string; readonly databaseFile: string };
  readonly office: {
    readonly zone: string;
    readonly workingDaysOnly: boolean;
    readonly cutiBersama: boolean;
    readonly platforms: readonly string[];
    readonly websiteHosts: readonly string[];
    readonly settleSeconds: number;
  };
  /** Minutes after midnight. */
  readonly reminders: Readonly<ReminderTimes>;
  readonly web: { readonly host: string; readonly port: number };
  /** Null: the alarm clock of the process itself. */
  readonly redisUrl: string | null;
  readonly logLevel: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A wrong setting: the message is one line that names the variable and what it wants. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The environment, and below it what `.env` in that folder says. The only reader of process.env. */
export function readEnvironment(cwd: string, variables: Environment = process.env): Environment {
  return { ...readEnvFile(join(cwd, '.env')), ...variables };
}

/** Checked, grouped and frozen. Throws `ConfigError` for the first wrong setting. */
export function loadConfig(env: Environment): Config {
  const raw = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, env[name]?.trim() || undefined]));
  const checked = settings.safeParse(raw);
  if (!checked.success) throw new ConfigError(explain(checked.error.issues[0], raw));
  return deepFreeze(group(checked.data));
}

/** What stands in these is never printed, not even when it is wrong. */
const secrets = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'DATABASE_URL', 'REDIS_URL'];

function group(checked: z.infer<typeof settings>): Config {
  return {
    telegram: {
      token: checked.TELEGRAM_BOT_TOKEN ?? null,
      apiRoot: checked.TELEGRAM_API_ROOT ?? null,
      webhook: webhookOf(checked.TELEGRAM_WEBHOOK_URL, checked.TELEGRAM_WEBHOOK_SECRET),
    },
    whatsApp: {
      enabled: checked.WHATSAPP_ENABLED === 'true',
      pairingPhone: checked.WHATSAPP_PAIRING_PHONE ?? null,
      version: checked.WHATSAPP_VERSION ?? null,
      dailyCap: checked.WHATSAPP_DAILY_CAP,
      pauseMs: checked.WHATSAPP_PAUSE_MS,
    },
    owners: checked.OWNERS,
    storage: {
      dataDir: checked.DATA_DIR,
      databaseFile: checked.DATABASE_URL ?? join(checked.DATA_DIR, 'alur.sqlite'),
    },
    office: {
      zone: checked.TIMEZONE,
      workingDaysOnly: checked.DEADLINE_DAYS === 'working',
      cutiBersama: checked.CUTI_BERSAMA === 'true',
      platforms: [...new Set(checked.PLATFORMS)],
      websiteHosts: [...new Set(checked.WEBSITE_HOSTS)],
      settleSeconds: checked.SETTLE_SECONDS,
    },
    reminders: { times: [...new Set(checked.REMINDER_TIMES)].sort((a, b) => a - b), quiet: checked.QUIET_HOURS },
    web: { host: checked.HOST, port: checked.PORT },
    redisUrl: checked.REDIS_URL ?? null,
    logLevel: checked.LOG_LEVEL,
  };
}

function webhookOf(url: string | undefined, secret: string | undefined): Config['telegram']['webhook'] {
  if (!url) return null;
  if (secret) return { url, secret };
  throw new ConfigError(
    'TELEGRAM_WEBHOOK_SECRET must be set when TELEGRAM_WEBHOOK_URL is: 1 to 256 letters, digits, _ or -',
  );
}

function explain(issue: z.core.$ZodIssue | undefined, raw: Environment): string {
  const name = String(issue?.path[0]);
  const wants = `${name} ${issue?.message}`;
  return secrets.includes(name) ? wants : `${wants}, not ${quote(raw[name] ?? '')}`;
}

/** One short line, without what looks like a bot's token: people paste it into the wrong variable. */
function quote(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text;
  return JSON.stringify(short.replace(/\d{5,}:[\w-]{10,}/g, '(token)'));
}

function readEnvFile(file: string): Environment {
  try {
    return parseEnv(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (code === 'ENOENT') return {};
    throw new ConfigError(`${file} cannot be read (${code}): make it a readable file, or remove it`);
  }
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) deepFreeze(part);
  return Object.freeze(value);
}
