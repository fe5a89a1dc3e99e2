import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, readEnvironment } from '../config.ts';

function refusal(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('was not refused');
}

describe('without settings', () => {
  it('takes the defaults of the contract', () => {
    expect(loadConfig({})).toEqual({
      telegram: { token: null, apiRoot: null, webhook: null },
      whatsApp: {
        enabled: false,
        pairingPhone: null,
        version: null,
        dailyCap: 500,
        pauseMs: { shortest: 250, longest: 750 },
      },
      owners: [],
      storage: { dataDir: './data', databaseFile: 'data/alur.sqlite' },
      office: {
        zone: 'Asia/Jakarta',
        workingDaysOnly: false,
        cutiBersama: true,
        platforms: ['instagram', 'facebook', 'x', 'tiktok', 'youtube', 'website'],
        websiteHosts: ['*.kpu.go.id'],
        settleSeconds: 15,
      },
      reminders: { times: [480, 960, 1200], quiet: { from: 1260, to: 360 } },
      web: { host: '127.0.0.1', port: 8080 },
      redisUrl: null,
      logLevel: 'info',
    });
  });

  it('takes empty ones for none', () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: ' ', PORT: '', PLATFORMS: '' })).toEqual(loadConfig({}));
  });

  it('is frozen all through', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.office.platforms)).toBe(true);
    expect(Object.isFrozen(config.reminders.quiet)).toBe(true);
  });
});

describe('with settings', () => {
  it.each<[Record<string, string>, object]>([
    [{ TELEGRAM_BOT_TOKEN: '123456:ABC-DEF_g' }, { telegram: { token: '123456:ABC-DEF_g' } }],
    [
      { WHATSAPP_ENABLED: 'true', WHATSAPP_PAIRING_PHONE: '+62 812-3456-789', WHATSAPP_VERSION: '2.3000.1043857760' },
      { whatsApp: { enabled: true, pairingPhone: '628123456789', version: [2, 3000, 1043857760] } },
    ],
    [{ TELEGRAM_API_ROOT: 'http://bot-api:8081/' }, { telegram: { apiRoot: 'http://bot-api:8081' } }],
    [
      { TELEGRAM_WEBHOOK_URL: 'https://alur.example/hook', TELEGRAM_WEBHOOK_SECRET: 's3cret' },
      { telegram: { webhook: { url: 'https://alur.example/hook', secret: 's3cret' } } },
    ],
    [
      { TELEGRAM_WEBHOOK_URL: 'http://127.0.0.1:9/hook', TELEGRAM_WEBHOOK_SECRET: 's' },
      { telegram: { webhook: { url: 'http://127.0.0.1:9/hook', secret: 's' } } },
    ],
    [
      { OWNERS: 'telegram:12345, whatsapp:628123456789' },
      {
        owners: [
          { channel: 'telegram', userId: '12345' },
          { channel: 'whatsapp', userId: '628123456789' },
        ],
      },
    ],
    [
      { DATA_DIR: '/var/lib/alur' },
      { storage: { dataDir: '/var/lib/alur', databaseFile: '/var/lib/alur/alur.sqlite' } },
    ],
    [{ DATABASE_URL: 'sqlite:/srv/a.sqlite' }, { storage: { dataDir: './data', databaseFile: '/srv/a.sqlite' } }],
    [{ DATABASE_URL: 'sqlite:///srv/a.sqlite' }, { storage: { databaseFile: '/srv/a.sqlite' } }],
    [{ TIMEZONE: 'Asia/Jayapura' }, { office: { zone: 'Asia/Jayapura' } }],
    [{ DEADLINE_DAYS: 'working', CUTI_BERSAMA: 'false' }, { office: { workingDaysOnly: true, cutiBersama: false } }],
    [{ QUIET_HOURS: '22:30 - 5:00' }, { reminders: { quiet: { from: 1350, to: 300 } } }],
    [{ REMINDER_TIMES: '16:00,08:00,16:00' }, { reminders: { times: [480, 960] } }],
    [{ SETTLE_SECONDS: '0' }, { office: { settleSeconds: 0 } }],
    [{ PLATFORMS: 'Website, instagram' }, { office: { platforms: ['website', 'instagram'] } }],
    [{ WEBSITE_HOSTS: 'KPU.go.id,*.kpu.go.id' }, { office: { websiteHosts: ['kpu.go.id', '*.kpu.go.id'] } }],
    [{ WHATSAPP_PAUSE_MS: '2000 - 6000' }, { whatsApp: { pauseMs: { shortest: 2000, longest: 6000 } } }],
    [{ PORT: '0', HOST: '::1' }, { web: { host: '::1', port: 0 } }],
    [{ LOG_LEVEL: 'DEBUG' }, { logLevel: 'debug' }],
  ])('%j', (env, expected) => {
    expect(loadConfig(env)).toMatchObject(expected);
  });
});

describe('a wrong setting is refused with one line that names it', () => {
  it.each<[Record<string, string>, string]>([
    [{ TELEGRAM_BOT_TOKEN: 'nonsense' }, 'TELEGRAM_BOT_TOKEN must be the token that BotFather gave'],
    [{ WHATSAPP_ENABLED: 'yes' }, 'WHATSAPP_ENABLED must be true or false'],
    [{ WHATSAPP_PAIRING_PHONE: '0812' }, 'WHATSAPP_PAIRING_PHONE must be a number with its country code'],
    [{ WHATSAPP_VERSION: 'latest' }, 'WHATSAPP_VERSION must be a web version such as 2.3000'],
    [{ WHATSAPP_DAILY_CAP: '0' }, 'WHATSAPP_DAILY_CAP must be a whole number from 1'],
    [{ WHATSAPP_PAUSE_MS: '750-250' }, 'WHATSAPP_PAUSE_MS must be two numbers up to 60000, such as 250-750'],
    [{ WHATSAPP_PAUSE_MS: '500' }, 'WHATSAPP_PAUSE_MS must be'],
    [{ TELEGRAM_API_ROOT: 'api.telegram.org' }, 'TELEGRAM_API_ROOT must be a URL'],
    [{ TELEGRAM_WEBHOOK_URL: 'http://alur.example/' }, 'TELEGRAM_WEBHOOK_URL must be a URL that begins with https://'],
    [{ TELEGRAM_WEBHOOK_URL: 'https://alur.example/' }, 'TELEGRAM_WEBHOOK_SECRET must be set'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'mit Leerzeichen' }, 'TELEGRAM_WEBHOOK_SECRET must be 1 to 256'],
    [
      { OWNERS: 'telegram:12345,budi' },
      'OWNERS must be a comma list such as telegram:12345, not "telegram:12345,budi"',
    ],
    [{ OWNERS: 'signal:1' }, 'OWNERS must be'],
    [{ DATABASE_URL: 'postgres://kpu:geheim@db/alur' }, 'DATABASE_URL must be sqlite: and a file'],
    [{ REDIS_URL: 'http://127.0.0.1:6379' }, 'REDIS_URL must be a URL that begins with redis:// or rediss://'],
    [{ DATABASE_URL: 'sqlite::memory:' }, 'DATABASE_URL must be'],
    [{ DATABASE_URL: 'sqlite:' }, 'DATABASE_URL must be'],
    [{ TIMEZONE: 'WIB' }, 'TIMEZONE must be an IANA name such as Asia/Jakarta, not "WIB"'],
    [{ TIMEZONE: '+07:00' }, 'TIMEZONE must be'],
    [{ DEADLINE_DAYS: 'kerja' }, 'DEADLINE_DAYS must be calendar or working, not "kerja"'],
    [{ CUTI_BERSAMA: 'yes' }, 'CUTI_BERSAMA must be true or false, not "yes"'],
    [{ QUIET_HOURS: '21:00' }, 'QUIET_HOURS must be two times such as 21:00-06:00, not "21:00"'],
    [{ QUIET_HOURS: '21:00-24:00' }, 'QUIET_HOURS must be'],
    [{ REMINDER_TIMES: '8 pagi' }, 'REMINDER_TIMES must be a comma list of times'],
    [{ REMINDER_TIMES: ',' }, 'REMINDER_TIMES must be'],
    [{ SETTLE_SECONDS: 'abc' }, 'SETTLE_SECONDS must be a whole number from 0 to 300, not "abc"'],
    [{ SETTLE_SECONDS: '301' }, 'SETTLE_SECONDS must be a whole number from 0 to 300, not "301"'],
    [{ SETTLE_SECONDS: '1.5' }, 'SETTLE_SECONDS must be'],
    [
      { PLATFORMS: 'instagram,threads' },
      'PLATFORMS must be a comma list of instagram, facebook, x, tiktok, youtube, website',
    ],
    [{ WEBSITE_HOSTS: 'https://kpu.go.id/' }, 'WEBSITE_HOSTS must be a comma list of host names'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, not "65536"'],
    [{ PORT: '-1' }, 'PORT must be'],
    [{ HOST: 'a b' }, 'HOST must be'],
    [{ LOG_LEVEL: 'laut' }, 'LOG_LEVEL must be trace, debug, info, warn, error, fatal or silent, not "laut"'],
  ])('%j', (env, expected) => {
    const message = refusal(env);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });

  it('also when the value has several lines', () => {
    expect(refusal({ PORT: '80\n80' })).not.toContain('\n');
  });

  it.each([
    [{ TELEGRAM_BOT_TOKEN: '123456789 AAH-verysecretverysecret' }, 'verysecret'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'very secret' }, 'very secret'],
    [{ DATABASE_URL: 'postgres://kpu:geheim@db/alur' }, 'geheim'],
    [{ REDIS_URL: 'http://:geheim@db' }, 'geheim'],
    [{ OWNERS: '123456789:AAH-verysecretverysecret' }, 'verysecret'],
  ])('and never shows a secret: %j', (env, secret) => {
    expect(refusal(env)).not.toContain(secret);
  });
});

describe('.env', () => {
  const made: string[] = [];
  afterEach(() => {
    for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
  });

  function emptyFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'alur-env-'));
    made.push(folder);
    return folder;
  }

  it('counts where the environment says nothing', () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, '.env'), 'ALUR_TEST_ONLY="from file" # comment\nPATH=/nowhere\n');
    const env = readEnvironment(cwd);
    expect(env.ALUR_TEST_ONLY).toBe('from file');
    expect(env.PATH).toBe(process.env.PATH);
  });

  it('may be absent', () => {
    expect(readEnvironment(emptyFolder()).PATH).toBe(process.env.PATH);
  });

  it('is refused when it cannot be read', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, '.env'));
    expect(() => readEnvironment(cwd)).toThrow(ConfigError);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const uncommented = parseEnv(example.replaceAll(/^#(?=[A-Z_]+=)/gm, ''));

  it('lists settings with their defaults', () => {
    expect(loadConfig(uncommented)).toEqual(loadConfig({}));
  });

  it.each([
    ...[
      'TELEGRAM_BOT_TOKEN',
      'TELEGRAM_API_ROOT',
      'WHATSAPP_ENABLED',
      'WHATSAPP_PAIRING_PHONE',
      'WHATSAPP_VERSION',
      'WHATSAPP_DAILY_CAP',
      'WHATSAPP_PAUSE_MS',
      'TELEGRAM_WEBHOOK_URL',
      'TELEGRAM_WEBHOOK_SECRET',
      'OWNERS',
      'DATA_DIR',
    ],
    ...[
      'REDIS_URL',
      'DATABASE_URL',
      'TIMEZONE',
      'DEADLINE_DAYS',
      'CUTI_BERSAMA',
      'QUIET_HOURS',
      'REMINDER_TIMES',
      'SETTLE_SECONDS',
    ],
    ...['PLATFORMS', 'WEBSITE_HOSTS', 'PORT', 'HOST', 'LOG_LEVEL'],
  ])('has %s', (name) => {
    expect(Object.keys(uncommented)).toContain(name);
  });
});
