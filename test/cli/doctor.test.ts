import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examineBackups } from '../../cli/doctor/backups.ts';
import { examineFileRights } from '../../cli/doctor/file-rights.ts';
import type { Finding } from '../../cli/doctor/finding.ts';
import { examineHolidays } from '../../cli/doctor/holidays.ts';
import { examinePeople } from '../../cli/doctor/people.ts';
import { examineTimes } from '../../cli/doctor/times.ts';
import { examineWeb } from '../../cli/doctor/web.ts';
import { examineWebhook } from '../../cli/doctor/webhook.ts';
import { examineWhatsAppSettings } from '../../cli/doctor/whatsapp.ts';
import { examineWork } from '../../cli/doctor/work.ts';
import { loadConfig } from '../../config.ts';
import type { Role } from '../../workflows/people.ts';
import type { Holding } from '../../workflows/records.ts';
import { newDataFolder } from '../support/alur-process.ts';
import { collect } from '../support/open-test-store.ts';

const now = new Date('2025-06-12T03:00:00.000Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();

/** How bad each finding is; every one that is not fine has to say what to do. */
function levels(findings: Iterable<Finding>): string[] {
  const all = [...findings];
  for (const { level, text, todo } of all) if (level !== 'fine') expect(todo, text).toMatch(/\w{3}/);
  return all.map(({ level }) => level);
}

const texts = (findings: Iterable<Finding>) => [...findings].map(({ text, todo }) => `${text} → ${todo}`).join('\n');

describe('docs/operating.md', () => {
  it('says of each setting where the doctor looks at it', () => {
    const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    const settings = read('.env.example').match(/^#?[A-Z_]+(?==)/gm) ?? [];
    const section = /## `npx alur doctor`[\s\S]*?\n## /.exec(read('docs/operating.md'))?.[0] ?? '';
    expect(settings.length).toBeGreaterThan(20);
    expect(settings.filter((name) => !section.includes(`\`${name.replace('#', '')}\``))).toEqual([]);
  });
});

describe('rights of files', () => {
  const folder = () => {
    const cwd = newDataFolder();
    const dataDir = join(cwd, 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    writeFileSync(join(cwd, '.env'), 'TELEGRAM_BOT_TOKEN=', { mode: 0o640 });
    return { cwd, dataDir, databaseFile: join(dataDir, 'alur.sqlite') };
  };

  it('are fine where only the program reads', () => {
    const { cwd, ...storage } = folder();
    expect(levels(examineFileRights(storage, cwd))).toEqual(['fine']);
  });

  it('are wrong where everybody reads the token, and worth a look where everybody reads the data', () => {
    const { cwd, ...storage } = folder();
    chmodSync(join(cwd, '.env'), 0o644);
    chmodSync(storage.dataDir, 0o755);
    expect(levels(examineFileRights(storage, cwd))).toEqual(['wrong', 'note']);
  });

  it('tell of a database that the lock does not guard', () => {
    const { cwd, dataDir } = folder();
    const findings = [...examineFileRights({ dataDir, databaseFile: join(cwd, 'alur.sqlite') }, cwd)];
    expect(levels(findings)).toEqual(['note']);
    expect(texts(findings)).toContain('DATABASE_URL');
  });
});

describe('backups', () => {
  const withBackups = (...days: string[]) => {
    const dataDir = newDataFolder();
    mkdirSync(join(dataDir, 'backups'));
    for (const day of days) writeFileSync(join(dataDir, 'backups', `alur-${day}.tar`), '');
    const databaseFile = join(dataDir, 'alur.sqlite');
    writeFileSync(databaseFile, '');
    return { dataDir, databaseFile };
  };

  it.each([
    [['2025-06-01', '2025-06-12'], 'fine'],
    [['2025-06-10'], 'fine'],
    [['2025-06-08', '2025-06-01'], 'wrong'],
    [[], 'note'],
  ])('of %j are %s', (days, level) => {
    expect(levels(examineBackups(withBackups(...days), now))).toEqual([level]);
  });

  it('are not asked for before there is a database', () => {
    const dataDir = newDataFolder();
    expect(levels(examineBackups({ dataDir, databaseFile: join(dataDir, 'alur.sqlite') }, now))).toEqual([]);
  });
});

describe('people', () => {
  const holding = (id: number, role: Role, reachable = true): Holding => {
    const address = { channel: 'telegram', userId: String(id), username: null, reachable, lastSeenAt: null };
    const person = { id, name: `Orang ${id}`, addresses: [address], promptChannel: null };
    return { id, role, person, grantedAt: now.toISOString() };
  };
  const admin = holding(1, 'admin');
  const deputy = holding(2, 'deputyEditor');
  const config = loadConfig({});

  it('are fine where each step has somebody', () => {
    const findings = [...examinePeople([admin, deputy, holding(3, 'chiefEditor')], config)];
    expect(levels(findings)).toEqual(['fine']);
    expect(texts(findings)).toContain('Admin Medsos 1, Wakil Pimpinan Redaksi 1, Pimpinan Redaksi 1');
  });

  it('are missed where a role is vacant, each with how to fill it', () => {
    expect(texts(examinePeople([], config))).toMatch(/\/klaim[\s\S]*\/undang wakil[\s\S]*\/undang pimpinan/);
    expect(texts(examinePeople([], loadConfig({ LOG_LEVEL: 'error' })))).toContain('LOG_LEVEL=error hides');
  });

  it('are too few where one alone holds both editing roles', () => {
    expect(levels(examinePeople([admin, deputy, holding(2, 'chiefEditor')], config))).toEqual(['wrong', 'fine']);
    const second = holding(3, 'deputyEditor');
    expect(levels(examinePeople([admin, deputy, second, holding(2, 'chiefEditor')], config))).toEqual(['fine']);
  });

  it('are told who cannot be written to, once each', () => {
    const unreachable = [holding(3, 'chiefEditor', false), holding(3, 'fieldTeam', false)];
    const findings = [...examinePeople([admin, deputy, ...unreachable], config)];
    expect(levels(findings)).toEqual(['note', 'fine']);
    expect(texts(findings)).toContain('Orang 3 (p3) cannot be written to');
  });
});

describe('times', () => {
  it('are fine in Indonesia, with reminders by day', () => {
    const findings = [...examineTimes(loadConfig({}), now)];
    expect(levels(findings)).toEqual(['fine']);
    expect(texts(findings)).toContain('Asia/Jakarta, where it is 2025-06-12 10:00 (UTC+07:00)');
  });

  it('are worth a look elsewhere', () => {
    expect(levels(examineTimes(loadConfig({ TIMEZONE: 'Europe/Berlin' }), now))).toEqual(['note']);
  });

  it('tell of a reminder that quiet hours move', () => {
    const findings = [...examineTimes(loadConfig({ REMINDER_TIMES: '05:30,16:00,22:00' }), now)];
    expect(levels(findings)).toEqual(['fine', 'note', 'note']);
    expect(texts(findings)).toMatch(/05:30 falls into QUIET_HOURS and comes at 06:00[\s\S]*22:00 .* at 06:00/);
  });
});

describe('holidays', () => {
  const working = loadConfig({ DEADLINE_DAYS: 'working' }).office;

  it('matter where working days are counted', () => {
    expect(levels(examineHolidays(working, { year: 2025, known: 24 }))).toEqual(['fine']);
    expect(levels(examineHolidays(working, { year: 2025, known: 0 }))).toEqual(['wrong']);
    expect(levels(examineHolidays(loadConfig({}).office, { year: 2025, known: 0 }))).toEqual([]);
  });
});

describe('work', () => {
  const none = { inboxPending: 0, oldestInboxAt: null, inboxSetAside: 0, outboxPending: 0, oldestOutboxAt: null };
  const counts = { ...none, remindersDue: 0, packagesByStep: {} as never };

  it.each([
    ['fine', {}],
    ['fine', { inboxPending: 1, oldestInboxAt: secondsAgo(5), outboxPending: 1, oldestOutboxAt: secondsAgo(300) }],
    ['wrong', { inboxPending: 3, oldestInboxAt: secondsAgo(61) }],
    ['note', { outboxPending: 3, oldestOutboxAt: secondsAgo(601) }],
  ])('is %s: %j', (level, waiting) => {
    expect(levels(examineWork({ ...counts, ...waiting }, now))).toEqual([level]);
  });

  it('tells what was set aside', () => {
    expect(levels(examineWork({ ...counts, inboxSetAside: 2 }, now))).toEqual(['note', 'fine']);
  });
});

describe('settings of WhatsApp', () => {
  const examined = (settings: Record<string, string>, phone: string | null, sent: number) =>
    levels(examineWhatsAppSettings(loadConfig(settings).whatsApp, phone, sent));

  it('fit the number that is linked, and the day', () => {
    expect(examined({ WHATSAPP_PAIRING_PHONE: '628123456789' }, '628123456789', 399)).toEqual([]);
    expect(examined({ WHATSAPP_PAIRING_PHONE: '628123456789' }, '628000000000', 0)).toEqual(['note']);
    expect(examined({ WHATSAPP_VERSION: '2.3000.1' }, null, 0)).toEqual(['note']);
    expect(examined({}, null, 400)).toEqual(['note']);
  });
});

describe('the web', () => {
  async function serve(status: number, body: string): Promise<number> {
    const server = createServer((_, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    return (server.address() as AddressInfo).port;
  }
  const examined = (port: number, host = '127.0.0.1') => collect(examineWeb({ host, port }));

  it.each([
    ['fine', 200, 'ok'],
    ['wrong', 503, 'updates are not being handled'],
    ['wrong', 200, '<html>'],
  ])('is %s when /healthz answers %d %s', async (level, status, body) => {
    expect(levels(await examined(await serve(status, body)))).toEqual([level]);
  });

  it('tells that nobody answers, and who else could ask', async () => {
    expect(levels(await examined(1))).toEqual(['note']);
    expect(levels(await examined(await serve(200, 'ok'), '0.0.0.0'))).toEqual(['fine', 'note']);
    expect(await examined(0)).toEqual([]);
  });
});

describe('how updates come', () => {
  const webhook = { url: 'https://alur.example/hook', secret: 'geheim' };
  const error = { last_error_date: now.getTime() / 1000 - 60, last_error_message: 'Connection timed out' };

  it.each([
    ['by polling', null, { pending_update_count: 0 }, ['fine']],
    ['by webhook', webhook, { url: webhook.url, pending_update_count: 3 }, ['fine']],
    [
      'by a webhook of somebody else',
      null,
      { url: 'https://other.example', pending_update_count: 0 },
      ['note', 'fine'],
    ],
    ['not yet by webhook', webhook, { url: '', pending_update_count: 0 }, ['note', 'fine']],
    ['not at all', webhook, { url: webhook.url, pending_update_count: 500, ...error }, ['wrong', 'note']],
    ['again', webhook, { url: webhook.url, pending_update_count: 0, ...error, last_error_date: 1 }, ['fine']],
  ])('%s', (_, wanted, info, expected) => {
    const findings = [...examineWebhook(wanted, info, now)];
    expect(levels(findings)).toEqual(expected);
    expect(texts(findings)).not.toContain('geheim');
  });
});
