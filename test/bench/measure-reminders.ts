/**
 * `npm run bench:reminders`: what 100,000 waiting reminders cost at the start, and how late reminders come when 1,000 fall
 * due within ten seconds, or at the same moment, on both alarm clocks (BullMQ where a `redis-server` is in the PATH). Writes
 * `docs/performance-reminders.md`. Takes about a minute.
 */
import '../support/temporary-folder.ts';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { connectedChats } from '../../bot/chats.ts';
import { openDesk } from '../../bot/desk.ts';
import { handleReminder } from '../../bot/handle-reminder.ts';
import { telegramCapabilities } from '../../bot/telegram/telegram-capabilities.ts';
import { openAlarmClock } from '../../jobs/open-alarm-clock.ts';
import { sendDueReminders } from '../../jobs/send-due-reminders.ts';
import { systemClock } from '../../jobs/system-clock.ts';
import type { Transaction } from '../../workflows/ports.ts';
import type { DueReminder } from '../../workflows/records.ts';
import type { Write } from '../../workflows/writes.ts';
import { RememberedLog } from '../jobs/memory-rows.ts';
import { openTestStore, type TestStore } from '../support/open-test-store.ts';
import { hasRedis, newRedisServer } from '../support/redis-server.ts';
import { sampleInReview, samplePiece } from '../support/sample-submission.ts';
import { quantile, timed } from './figures.ts';
import { pause } from './quiet.ts';

const waiting = 100_000;
const together = 1000;
/** From setting the reminders to their time. */
const leadMs = 6000;

const reminderTimes = { times: [480, 960, 1200], quiet: { from: 0, to: 0 } };
const settings = { platforms: ['instagram'], websiteHosts: [], settleSeconds: 0, reminderTimes };
const platform = {
  channel: 'telegram',
  capabilities: telegramCapabilities('http://127.0.0.1'),
  invitationLink: (token: string) => token,
};
const chats = connectedChats([platform]);

const rows: string[] = [];
await measureAll(null);
if (hasRedis) {
  const redis = await newRedisServer();
  await redis.start();
  await measureAll(redis.url);
  await redis.kill();
}
const page = [
  '# Reminders, measured',
  '',
  `\`npm run bench:reminders\`, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}.`,
  'Each reminder is one step of a package of its own: decided by the rules, logged, put on the list of its holder, and',
  'committed durably. Start: opening the database, and the first look at what is due. Lateness: from the time of a',
  `reminder to its commit, for ${together.toLocaleString('en')} reminders. "Within ten seconds" is six times as dense as a minute.`,
  '',
  '| alarm clock | reminders that wait | start | due | lateness, median | 99 % | last |',
  '|---|---|---|---|---|---|---|',
  ...rows,
  '',
].join('\n');
writeFileSync(new URL('../../docs/performance-reminders.md', import.meta.url), page);
process.stdout.write(page);

async function measureAll(redisUrl: string | null): Promise<void> {
  for (const count of [0, waiting])
    for (const spreadMs of [10_000, 0]) rows.push(await measure(count, spreadMs, redisUrl));
}

async function measure(count: number, spreadMs: number, redisUrl: string | null): Promise<string> {
  let store = await openTestStore();
  await fill(store, count);
  const startMs = await timed(async () => {
    store = await store.reopen();
    await store.reminders.due(new Date().toISOString(), 50);
    await store.reminders.nextAt();
  });
  const late = await lateness(store, spreadMs, redisUrl);
  await store.close();
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const figures = [quantile(late, 0.5), quantile(late, 0.99), Math.max(...late)].map(ms);
  const due = spreadMs === 0 ? 'at the same moment' : 'within ten seconds';
  const clock = redisUrl === null ? 'embedded' : 'BullMQ';
  return `| ${[clock, count.toLocaleString('en'), ms(startMs), due, ...figures].join(' | ')} |`;
}

/** Packages that wait for Admin Medsos, and alarms of other things that are far away. */
async function fill({ store }: TestStore, count: number): Promise<void> {
  const at = new Date().toISOString();
  const admin = { channel: 'telegram', userId: '1', name: 'Rina', username: null };
  await store.transact(async (tx) => {
    const person = await tx.ensurePerson(1, admin, at);
    await tx.apply([{ type: 'grantRole', officeId: 1, person, role: 'admin', by: null, at }]);
    for (const name of ['Budi', 'Sari']) await tx.ensurePerson(1, { ...admin, userId: name, name }, at);
    for (let id = 1; id <= together; id += 1)
      await tx.apply([{ type: 'saveSubmission', before: null, after: waitingPackage(id) }]);
  });
  const home = { channel: 'telegram', chatId: '-1', threadId: null };
  const far = '2099-01-01T00:00:00.000Z';
  for (let from = 0; from < count; from += 10_000)
    await store.transact((tx) =>
      tx.apply(
        Array.from({ length: 10_000 }, (_, index): Write => {
          const about = { type: 'hint', person: 1, home, day: '2099-01-01' } as const;
          return { type: 'remind', reminder: { key: `far:${from + index}`, officeId: 1, about, dueAt: far } };
        }),
      ),
    );
}

function waitingPackage(id: number) {
  const code = `K-${String(id).padStart(4, '0')}`;
  const sample = sampleInReview({ id, code });
  const pieces = sample.content.pieces.map((_, index) =>
    samplePiece(index + 1, { key: `telegram:-1:${id * 10 + index}` }),
  );
  return { ...sample, content: { ...sample.content, pieces } };
}

/** Milliseconds of each. */
async function lateness({ store, reminders, dataDir }: TestStore, spreadMs: number, redisUrl: string | null) {
  const log = new RememberedLog();
  const installation = `bench-${dataDir.replaceAll(/\W/g, '')}`;
  const alarms = await openAlarmClock({ redisUrl, installation, clock: systemClock, log });
  const dueOf = new WeakMap<Transaction, number>();
  const handle = async (reminder: DueReminder, tx: Transaction) => {
    dueOf.set(tx, Date.parse(reminder.dueAt));
    const now = systemClock.now().toISOString();
    const desk = await openDesk({ tx, officeId: 1, settings, chats, channel: null, now });
    await tx.apply(await handleReminder(reminder, desk));
  };
  const late: number[] = [];
  const counting = { ...store, transact: whenCommitted(store, (tx) => late.push(Date.now() - (dueOf.get(tx) ?? 0))) };
  const job = sendDueReminders({ reminders, store: counting, clock: systemClock, alarms, log, handle });
  const due = Date.now() + leadMs;
  await store.transact((tx) =>
    tx.apply(
      Array.from({ length: together }, (_, index): Write => {
        const about = { type: 'step', submissionId: index + 1, step: 'receiving' } as const;
        const dueAt = new Date(due + (index * spreadMs) / together).toISOString();
        return { type: 'remind', reminder: { key: `step:${index + 1}`, officeId: 1, about, dueAt } };
      }),
    ),
  );
  for (let looks = 0; late.length < together && looks < 600; looks += 1) await pause(100);
  await job.stop();
  await alarms.close();
  if (late.length < together) throw new Error(`Only ${late.length} came: ${JSON.stringify(log.lines.slice(0, 3))}`);
  return late.slice(0, together);
}

function whenCommitted(store: TestStore['store'], then: (tx: Transaction) => void): TestStore['store']['transact'] {
  return async (work) => {
    const { result, tx } = await store.transact(async (tx) => ({ result: await work(tx), tx }));
    then(tx);
    return result;
  };
}
